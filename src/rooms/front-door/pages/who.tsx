import { DateField, type FormState, PostcodeField, Select, TextArea, TextField } from '../../../ui/index.ts'
import type { Choice } from '../store-teams.ts'

/** Who a worker writes down, as far as it is known: nobody needs to give more than a first name. */
export const NameFields = ({ form, whose = '' }: { form: FormState; whose?: string }) => (
  <>
    <TextField form={form} name="givenName" label={`First name${whose}`} />
    <TextField form={form} name="familyName" label="Last name (optional)" />
  </>
)

export const AreaField = ({ form, label, places }: { form: FormState; label: string; places: readonly Choice[] }) => (
  <Select form={form} name="placeCode" label={label} placeholder="Choose an area" items={places.map(one => ({ value: one.id, label: one.name }))} />
)

/** When they were born and where they are, by postcode or by area. */
export const WhereFields = ({ form, area, places }: { form: FormState; area: string; places: readonly Choice[] }) => (
  <>
    <DateField form={form} name="born" label="Date of birth (optional)" />
    <PostcodeField form={form} name="postcode" label="Postcode where they live or stay" />
    <AreaField form={form} label={area} places={places} />
  </>
)

export const PhoneField = ({ form }: { form: FormState }) => <TextField form={form} name="phone" label="Phone (optional)" type="tel" width={20} />

export const SafeField = ({ form, also = '' }: { form: FormState; also?: string }) => (
  <TextArea
    form={form}
    name="safe"
    label={`How is it safe to reach them, in their words?${also}`}
    hint="If you write about times here and choose no hours below, Kith sends nothing until somebody has."
    rows={2}
  />
)
