import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { createContext, type ReactNode, useContext } from 'react'
import type { FormState } from './form-state.ts'

/** A form that was sent when the sign-in had ended, with what was in it. */
export type KeptForm = {
  key: FormKey
  values: FormState['values']
  /** True once a form of the page shows it. */
  shown?: boolean
}

/** The parts of a form's key. `nth` counts the forms of a page that go to the same address. */
export type FormKey = { id: string; account: string; page: string; action: string; nth: number }

/** What pages know of the request they answer. */
export type Answering = {
  /** A mark of the account that reads the page; empty when nobody has signed in. */
  account: string
  /** The address asked for. */
  path: string
  /** The page to come back to: the one asked for, or after a form was sent the one it stood on. */
  page: string
  /** What comes back to the forms of this page. */
  kept?: readonly KeptForm[] | undefined
  /** How many forms of the page go to each address, counted as they are made. */
  seen?: Map<string, number>
}

const current = new AsyncLocalStorage<Answering>()

/** Does work that makes pages, whose forms then carry a one-time key and bring back what was kept. */
export const answering = <T,>(about: Answering, work: () => Promise<T>): Promise<T> => current.run(about, work)

export const whatIsAnswered = (): Answering | undefined => current.getStore()

/** Name of the hidden field with a form's key. */
export const FORM_KEY = 'form-key'

export const writeKey = ({ id, account, page, action, nth }: FormKey): string => [id, account || '-', page, action, nth].join(' ')

const KEY = /^([0-9a-f]{8}-[0-9a-f-]{27}) (-|[0-9a-f]{32}) (\/\S{0,400}) (\/\S{0,400}) (\d{1,4})$/

/** The parts of a key that was sent; undefined when it is none of ours. */
export function readKey(sent: unknown): FormKey | undefined {
  const [, id, account, page, action, nth] = (typeof sent === 'string' && KEY.exec(sent)) || []
  return id === undefined ? undefined : { id, account: account === '-' ? '' : account!, page: page!, action: action!, nth: Number(nth) }
}

/** The key of the next form of the page, and what comes back to it. */
export function nextForm(about: Answering, given: string | undefined): { key: FormKey; kept: KeptForm | undefined } {
  const action = given ?? about.path
  about.seen ??= new Map()
  const nth = about.seen.get(action) ?? 0
  about.seen.set(action, nth + 1)
  const kept = about.kept?.find(one => !one.shown && one.key.action === action && one.key.nth === nth)
  if (kept) kept.shown = true
  return { key: kept?.key ?? { id: randomUUID(), account: about.account, page: about.page, action, nth }, kept }
}

const Kept = createContext<FormState['values'] | undefined>(undefined)

/** The fields inside show the values that were kept. */
export function KeptValues({ values, children }: { values: FormState['values']; children: ReactNode }) {
  return (
    <Kept.Provider value={values}>
      <p className="nhsuk-inset-text" id="kept">
        We kept what you wrote here. It is not saved yet.
      </p>
      {children}
    </Kept.Provider>
  )
}

/** The state of a form with what comes back to it. A box that was not ticked then is not ticked now. */
export function useKept(form: FormState, name: string): FormState {
  const kept = useContext(Kept)
  return kept ? { ...form, values: { ...form.values, ...kept, [name]: kept[name] } } : form
}
