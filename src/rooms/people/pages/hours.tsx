import { Checkboxes, type FormState, Radios, TimeField } from '../../../ui/index.ts'
import { DAY_WORDS, DAYS } from '../contact-rules.ts'

/** When somebody may be reached, in fields that Kith can obey (R092). `whose`: "you" or "them". */
export function HoursFields({ form, whose }: { form: FormState; whose: 'you' | 'them' }) {
  return (
    <>
      <Radios
        form={form}
        name="hours"
        label={`When is it safe to reach ${whose}?`}
        legendSize={whose === 'you' ? 'm' : undefined}
        items={[
          { value: 'any', label: 'Any time between 8am and 8pm' },
          {
            value: 'between',
            label: 'Only between certain times',
            conditional: (
              <>
                <TimeField form={form} name="from" label="Not before" labelSize="plain" hint="For example, 9:30am or 18:30" />
                <TimeField form={form} name="to" label="Not after" labelSize="plain" hint="For example, 11am or 20:00" />
              </>
            ),
          },
        ]}
      />
      <Checkboxes
        form={form}
        name="days"
        label="Only on some days? (optional)"
        hint="Leave them all empty if every day is safe"
        small
        items={DAYS.map(day => ({ value: day, label: DAY_WORDS[day] }))}
      />
    </>
  )
}
