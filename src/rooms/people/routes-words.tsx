import type { Caller } from '../../core/caller.ts'
import { Invalid } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { clash, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { DESCRIPTION_PARTS } from './about.ts'
import { saveAboutMe, saveContactRules, saveSelfDescription } from './actions-words.ts'
import { actPart, seePart } from './both.ts'
import { DEFAULT_RULES } from './contact-rules.ts'
import { aboutForm, descriptionForm, rulesForm } from './forms.ts'
import { AboutFormPage, AboutPage } from './pages/about.tsx'
import { ContactRulesPage } from './pages/contact-rules.tsx'
import { DescriptionPage } from './pages/description.tsx'
import type { Part } from './part.ts'
import { type KeptRules, readAboutMe, readContactRules, readOverrides, readSelfDescription } from './store-words.ts'

/** The form filled with the rules in force, or with the cautious ones that hold until somebody has been asked. */
function rulesShown(rules: KeptRules | undefined): FormState {
  const { routes, days, from, to, neutral, previewsOff, lettersTo, throughWhom, mustNotAppear, meetAt = '', more } = rules ?? DEFAULT_RULES
  return emptyForm({
    routes: [...routes],
    days: [...days],
    from: from ?? '',
    to: to ?? '',
    show: neutral ? 'neutral' : 'any',
    previewsOff: previewsOff ? 'yes' : '',
    lettersTo: lettersTo ?? '',
    throughWhom: throughWhom ?? '',
    mustNotAppear,
    meetAt,
    more,
  })
}

async function rulesPage(caller: Caller, part: Part, form?: FormState, clashing = false): Promise<string> {
  const rules = await readContactRules(caller, part.personId)
  const overrides = await readOverrides(caller, part.personId)
  return render(<ContactRulesPage part={part} form={form ?? rulesShown(rules)} rules={rules} overrides={overrides} newer={clashing ? rules : undefined} />)
}

async function saveRules(part: Part, caller: Caller, body: Record<string, string | string[]>): Promise<Reply> {
  const checked = check(rulesForm, body)
  if (!checked.ok) return invalid(await rulesPage(caller, part, checked.form))
  const { show, follows, throughWhom, lettersTo, ...rest } = checked.data
  const through = rest.routes.includes('through_someone') ? (throughWhom ?? null) : null
  const saved = await saveContactRules(caller, part.personId, follows, {
    ...rest,
    neutral: show === 'neutral',
    throughWhom: through,
    lettersTo: lettersTo ?? null,
  })
  return saved === 'kept' ? goTo(`${part.base}/contact-rules`) : clash(await rulesPage(caller, part, checked.form, true))
}

async function saveAbout(part: Part, caller: Caller, body: Record<string, string | string[]>): Promise<Reply> {
  const checked = check(aboutForm, body)
  const given = typeof body.follows === 'string' && body.follows !== '' ? body.follows : undefined
  const again = (form: FormState) => invalid(render(<AboutFormPage part={part} form={form} follows={given} />))
  if (!checked.ok) return again(checked.form)
  const { readBack, follows, ...words } = checked.data
  if (!part.own && !readBack) return again(withErrors(checked.form, { readBack: 'Read it back to them, and save it when they say it is right' }))
  try {
    if ((await saveAboutMe(caller, part.personId, follows, words)) === 'kept') return goTo(`${part.base}/about`)
  } catch (error) {
    if (error instanceof Invalid) return again(withErrors(checked.form, error.fields))
    throw error
  }
  const [newer] = await readAboutMe(caller, part.personId)
  return clash(render(<AboutFormPage part={part} form={checked.form} follows={newer?.id} newer={newer} />))
}

export const routes: Route[] = [
  ...seePart('/about', 'aboutMe', 'about me', async (part, caller) =>
    page(render(<AboutPage part={part} versions={await readAboutMe(caller, part.personId, 10)} />)),
  ),
  ...seePart(
    '/about/change',
    'aboutMe',
    'about me page for writing',
    async (part, caller) => {
      const [latest] = await readAboutMe(caller, part.personId)
      const { likes = '', needs = '', hard = '', matters = '', speak = '', signs = '' } = latest ?? {}
      return page(render(<AboutFormPage part={part} form={emptyForm({ likes, needs, hard, matters, speak, signs })} follows={latest?.id} />))
    },
    'note.write',
  ),
  ...actPart('/about', 'aboutMe', 'about me rewritten', (part, caller, ask) => saveAbout(part, caller, ask.form)),
  ...seePart('/contact-rules', 'contact', 'contact rules', async (part, caller) => page(await rulesPage(caller, part))),
  ...actPart('/contact-rules', 'contact', 'contact rules changed', (part, caller, ask) => saveRules(part, caller, ask.form)),
  ...seePart('/description', 'identity', 'self-description', async (part, caller) => {
    const said = await readSelfDescription(caller, part.personId)
    const { ethnicity = '', language = '', gender = '', beliefs = '', preferNot = [] } = said ?? {}
    return page(render(<DescriptionPage part={part} form={emptyForm({ ethnicity, language, gender, beliefs, preferNot: [...preferNot] })} said={said} />))
  }),
  ...actPart('/description', 'identity', 'self-description changed', async (part, caller, ask) => {
    const checked = check(descriptionForm, ask.form)
    const said = await readSelfDescription(caller, part.personId)
    if (!checked.ok) return invalid(render(<DescriptionPage part={part} form={checked.form} said={said} />))
    const { follows, preferNot, ...words } = checked.data
    for (const name of DESCRIPTION_PARTS) if (preferNot.includes(name)) words[name] = ''
    const saved = await saveSelfDescription(caller, part.personId, follows, words, preferNot)
    if (saved === 'kept') return goTo(`${part.base}/description`)
    return clash(render(<DescriptionPage part={part} form={checked.form} said={await readSelfDescription(caller, part.personId)} clashing />))
  }),
]
