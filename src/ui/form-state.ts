/**
 * What a form page knows: the values as typed (never cleaned, so that nothing a
 * person wrote is lost when a page comes back) and one plain-words error per field.
 * The key `form` (or an empty key) holds an error that belongs to no single field.
 */
export type FormState = {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string>
}

/** A form nobody has sent yet, filled in with what is already known. */
export function emptyForm(values: FormState['values'] = {}): FormState {
  return { values, errors: {} }
}

/** The single value of a field as text; the first one where several were sent. */
export function fieldValue(form: FormState, name: string): string {
  const value = form.values[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Every value of a field, for groups in which several may be ticked. */
export function fieldValues(form: FormState, name: string): string[] {
  const value = form.values[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** True when the page must say that something needs putting right. */
export function hasErrors(form: FormState | undefined): form is FormState {
  return form !== undefined && Object.keys(form.errors).length > 0
}
