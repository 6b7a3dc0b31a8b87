import type { ReactNode } from 'react'
import { FORM_KEY, KeptValues, nextForm, whatIsAnswered, writeKey } from './answering.tsx'
import { classes } from './classes.ts'
import { errorTarget } from './date-field.tsx'
import { type FormState, hasErrors } from './form-state.ts'
import { Icon } from './icons.tsx'
import { WordsPlace } from './who-will-read.tsx'

/** What needs putting right, in the order of the errors, each linked to its field; nothing when there is none. */
export function ErrorSummary({ form }: { form: FormState }) {
  if (!hasErrors(form)) return null
  return (
    <div className="nhsuk-error-summary" data-module="nhsuk-error-summary">
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">There is a problem</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {Object.entries(form.errors).map(([key, message]) => (
              <li key={key}>{key === 'form' || key === '' ? message : <a href={`#${errorTarget(form, key)}`}>{message}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

export type FormProps = {
  action?: string
  method?: 'post' | 'get'
  /** Saves as the person types: posts the form to `url`. Every form keeps its texts in this tab until they are saved. */
  autosave?: { url: string }
  /** The key of a form that was sent and is given back as it was. */
  again?: string
  /** True when the form sends files. */
  files?: boolean
  id?: string
  className?: string
  children: ReactNode
}

/**
 * Checked by the server alone (`novalidate`), so that everyone gets the same plain words. It carries a one-time key: sent
 * again after a lost answer, it changes nothing more; sent when the sign-in had ended, it comes back after signing in.
 */
export function Form({ action, method = 'post', autosave, again, files, id, className, children }: FormProps) {
  const about = method === 'post' && !again ? whatIsAnswered() : undefined
  const { key, kept } = about ? nextForm(about, action) : {}
  const sent = again ?? (key && writeKey(key))
  return (
    <form
      action={action}
      method={method}
      id={id}
      className={className}
      encType={files ? 'multipart/form-data' : undefined}
      noValidate
      data-autosave-url={autosave?.url}
    >
      {sent && <input type="hidden" name={FORM_KEY} value={sent} />}
      <WordsPlace action={method === 'post' ? (action ?? about?.path) : undefined}>
        {kept ? <KeptValues values={kept.values}>{children}</KeptValues> : children}
      </WordsPlace>
      {autosave && <p className="kith-autosave" data-autosave-status="" role="status" />}
    </form>
  )
}

export type ButtonVariant = 'primary' | 'secondary' | 'reverse' | 'warning' | 'login'

function buttonClass(variant: ButtonVariant, small: boolean | undefined): string {
  return classes('nhsuk-button', variant !== 'primary' && `nhsuk-button--${variant}`, small && 'nhsuk-button--small')
}

export type ButtonProps = {
  children: ReactNode
  variant?: ButtonVariant
  name?: string
  value?: string
  small?: boolean
  /** Sends the form to another address, for a second thing one can do with the same form. */
  formAction?: string
  disabled?: boolean
  /** A second press within a second is ignored; on unless switched off. */
  preventDoubleClick?: boolean
}

export function Button({ children, variant = 'primary', name, value, small, formAction, disabled, preventDoubleClick = true }: ButtonProps) {
  return (
    <button
      className={buttonClass(variant, small)}
      data-module="nhsuk-button"
      data-prevent-double-click={preventDoubleClick ? 'true' : undefined}
      type="submit"
      name={name}
      value={value}
      formAction={formAction}
      disabled={disabled}
      aria-disabled={disabled ? 'true' : undefined}
    >
      {children}
    </button>
  )
}

/** A link that looks like a button, for starting something. */
export function ButtonLink({ href, children, variant = 'primary', small }: { href: string; children: ReactNode; variant?: ButtonVariant; small?: boolean }) {
  return (
    <a className={buttonClass(variant, small)} data-module="nhsuk-button" href={href} role="button" draggable="false">
      {children}
    </a>
  )
}

/** Prints the page; drawn only where scripts run, since it can do nothing without. */
export function PrintButton({ children = 'Print this page' }: { children?: ReactNode }) {
  return (
    <button className={buttonClass('secondary', true)} type="button" data-print="" hidden>
      {children}
    </button>
  )
}

/** Buttons and links side by side, with room between them. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="nhsuk-button-group kith-button-group">{children}</div>
}

/** The one next step of a page. */
export function ActionLink({ href, children, reverse }: { href: string; children: ReactNode; reverse?: boolean }) {
  return (
    <a className={classes('nhsuk-action-link', reverse && 'nhsuk-action-link--reverse')} href={href}>
      <Icon name="arrow-right-circle" />
      <span className="nhsuk-action-link__text">{children}</span>
    </a>
  )
}
