import { type FormBody, joinDates } from '../core/forms.ts'
import type { Unknown } from './own-sign-in.ts'

/** Claims of NHS login about somebody whose identity it has proved. */
export interface Proof {
  nhs_number?: string
  birthdate?: string
  identity_proofing_level?: string
}

/** What the claims of an identity provider prove: nothing below the level P9. */
export function provedBy(claims: Record<string, unknown>): Pick<Unknown, 'nhsNumber' | 'born' | 'proved'> {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string) : '')
  const proved = text('identity_proofing_level') === 'P9' || /^P9\b/.test(text('vot'))
  const nhsNumber = text('nhs_number').replace(/\s/g, '')
  return {
    proved,
    nhsNumber: proved && /^\d{10}$/.test(nhsNumber) ? nhsNumber : null,
    born: proved && /^\d{4}-\d{2}-\d{2}$/.test(text('birthdate')) ? text('birthdate') : null,
  }
}

/** In the demonstration: what its provider shall have proved about somebody new, as typed on the sign-in page. */
export function proofTyped(form: FormBody): Proof | undefined {
  const typed = joinDates(form)
  const nhs_number = String(typed.nhsNumber ?? '').replace(/\D/g, '')
  const birthdate = String(typed.born ?? '')
  if (!/^\d{10}$/.test(nhs_number) || !/^\d{4}-\d{2}-\d{2}$/.test(birthdate)) return undefined
  return { nhs_number, birthdate, identity_proofing_level: 'P9' }
}
