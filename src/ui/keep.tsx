import type { ReactNode } from 'react'
import { assetPath } from './assets.ts'

/** A script that only this page needs. */
export function PageScript({ name }: { name: string }) {
  return <script type="module" src={assetPath(name)} />
}

/** A button that only a script can answer: `does` says which. Drawn by that script, since it can do nothing without. */
export function ScriptButton({ does, children }: { does: string; children: ReactNode }) {
  return (
    <button className="nhsuk-button nhsuk-button--secondary" type="button" data-does={does} hidden>
      {children}
    </button>
  )
}
