import { DateField, Details, type FormState, HiddenField, Radios, Select, TextArea, TextField } from '../../../ui/index.ts'
import { type Field, fieldsOf, type Section } from '../sections.ts'

export const options = (choices: Readonly<Record<string, string>>) => Object.entries(choices).map(([value, label]) => ({ value, label }))

/** So many optional questions are too many to begin with: they are folded. */
const FEW = 3

function AskedField({ field, form }: { field: Field; form: FormState }) {
  const common = { form, name: field.name, label: field.label, ...(field.hint ? { hint: field.hint } : {}) }
  if (field.type === 'day') return <DateField {...common} legendSize="plain" />
  if (field.type === 'choice') return <Radios {...common} legendSize="plain" small items={options(field.choices ?? {})} />
  if (field.type === 'words') return <TextArea {...common} labelSize="plain" rows={3} />
  return <TextField {...common} labelSize="plain" width="full" />
}

/** Something was typed there, or needs another look. */
const says = ({ errors, values }: FormState, { name }: Field) => Boolean(errors[name] || values[name] || values[`${name}-day`])

interface AskedProps {
  section: Section
  form: FormState
  own: boolean
  nice: { value: string; label: string }[] | undefined
}

/** What a section asks besides: what is needed stands open; where the rest is long, it is folded until somebody wants it. */
export function Asked({ section, form, own, nice }: AskedProps) {
  const shown = (field: Field) => {
    if (field.name !== 'nice') return <AskedField key={field.name} field={field} form={form} />
    // Guidance for workers: the person is not asked for it, and what stands there stays.
    if (own || !nice) return <HiddenField key={field.name} form={form} name="nice" />
    return <Select key={field.name} form={form} name="nice" label={field.label} labelSize="plain" placeholder="None" items={nice} />
  }
  const fields = fieldsOf(section)
  const besides = fields.filter(field => !field.needed)
  if (besides.length < FEW || besides.length === fields.length) return fields.map(shown)
  return (
    <>
      {fields.filter(field => field.needed).map(shown)}
      <Details summary="Say more about it, if you like" open={besides.some(field => says(form, field))}>
        {besides.map(shown)}
      </Details>
    </>
  )
}
