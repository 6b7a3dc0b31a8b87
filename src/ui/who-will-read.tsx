import { createContext, type ReactNode, useContext } from 'react'
import { Details } from './display.tsx'

const Place = createContext<{ action: string; taken: boolean } | undefined>(undefined)

/** A form in which it is said once, at the first box for longer words, who will read what is written. */
export function WordsPlace({ action, children }: { action: string | undefined; children: ReactNode }) {
  return <Place.Provider value={action ? { action, taken: false } : undefined}>{children}</Place.Provider>
}

const MARK = 'data-who-will-read'

/** Where it is said; what is said is known when the page is made, not here. */
export function ReadersPlace() {
  const place = useContext(Place)
  if (!place || place.taken) return null
  place.taken = true
  return <div {...{ [MARK]: place.action }} />
}

const PLACES = new RegExp(`<div ${MARK}="([^"]*)"></div>`, 'g')

/** The addresses that the forms of a page send longer words to. */
export const wordsSentTo = (html: string): string[] => [...html.matchAll(PLACES)].map(([, action]) => action!)

/** The page with what is said at each of its forms; nothing where `said` has nothing for its address. */
export const sayWhoWillRead = (html: string, said: (action: string) => string | undefined): string => html.replace(PLACES, (_, action) => said(action) ?? '')

/**
 * Who will read what is written here. Closed, so that it makes no form longer; with what to do instead when it is for fewer.
 */
export function WhoWillRead({ readers, instead }: { readers: readonly string[]; instead: string }) {
  return (
    <Details summary="Who will read this">
      <ul>
        {readers.map(reader => (
          <li key={reader}>{reader}</li>
        ))}
      </ul>
      <p>{instead}</p>
    </Details>
  )
}
