import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, withErrors } from '../../core/forms.ts'
import { act, goTo, invalid, page, type Reply, type Route, see } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { readEntry } from '../timeline/index.ts'
import { writeLetter } from './actions-letter.ts'
import { ofKind, seePart } from './both.ts'
import { letterForm } from './forms.ts'
import { IndexPage, type PartState } from './pages/index-page.tsx'
import { LetterFormPage, LetterPage } from './pages/letter.tsx'
import { type Part, partFor } from './part.ts'
import { agreementRoutes } from './routes-agreements.tsx'
import { routes as details } from './routes-details.tsx'
import { joinRoutes } from './routes-join.tsx'
import { knownRoutes } from './routes-known.tsx'
import { routes as needs } from './routes-needs.tsx'
import { routes as search } from './routes-search.tsx'
import { routes as words } from './routes-words.tsx'
import { routes as wordsKeptOff } from './routes-words-kept-off.tsx'
import { readAddresses } from './store.ts'
import { readConstraints, readMarkers, readNeeds } from './store-needs.ts'
import { readAboutMe, readContactRules, readSelfDescription } from './store-words.ts'
import { readsAsWritten, readWordsKept } from './store-words-kept-off.ts'

const count = (list: unknown[], none: string) => (list.length ? `${list.length}` : none)

async function partStates(caller: Caller, { personId, kinds }: Part): Promise<PartState[]> {
  const parts: (PartState & { kind: number })[] = [
    {
      kind: KINDS.aboutMe,
      path: '/about',
      own: 'About me, in my own words',
      work: 'About me, in their own words',
      status: (await readAboutMe(caller, personId)).length ? 'Written' : 'Not written yet',
    },
    {
      kind: KINDS.contact,
      path: '/contact-rules',
      own: 'How to contact me',
      work: 'How to make contact',
      status: (await readContactRules(caller, personId)) ? 'Set' : 'Not asked yet',
    },
    {
      kind: KINDS.contact,
      path: '/needs',
      own: 'What I need to take part',
      work: 'Communication needs and adjustments',
      status: count(await readNeeds(caller, personId), 'None'),
    },
    {
      kind: KINDS.aboutMe,
      path: '/do-not-ask',
      own: 'What not to ask me',
      work: 'What not to ask',
      status: count(await readMarkers(caller, personId), 'None'),
    },
    {
      kind: KINDS.aboutMe,
      path: '/constraints',
      own: 'What I have to fit things around',
      work: 'What to fit around',
      status: count(await readConstraints(caller, personId), 'None'),
    },
    ...((await readsAsWritten(caller, personId))
      ? [
          {
            kind: KINDS.aboutMe,
            path: '/words-kept-off',
            own: 'Words I do not want used about me',
            work: 'Words they do not want used about them',
            status: count(await readWordsKept(caller, personId), 'None'),
          },
        ]
      : []),
    { kind: KINDS.contact, path: '/details', own: 'My details and my GP', work: 'Details and GP', status: 'Look' },
    {
      kind: KINDS.identity,
      path: '/description',
      own: 'How I describe myself',
      work: 'How they describe themselves',
      status: (await readSelfDescription(caller, personId)) ? 'Answered' : 'Not asked yet',
    },
  ]
  return parts.filter(part => kinds & part.kind)
}

const letterPage = async (caller: Caller, part: Part, form: FormState) =>
  render(<LetterFormPage part={part} form={form} addresses={await readAddresses(caller, part.personId)} />)

async function letter(caller: Caller, part: Part, body: Record<string, string | string[]>): Promise<Reply> {
  const checked = check(letterForm, body)
  if (!checked.ok) return invalid(await letterPage(caller, part, checked.form))
  try {
    return goTo(`${part.base}/letters/${await writeLetter(caller, part.personId, checked.data)}`)
  } catch (error) {
    if (error instanceof Invalid) return invalid(await letterPage(caller, part, withErrors(checked.form, error.fields)))
    throw error
  }
}

const may = 'note.write'
export const routes: Route[] = [
  ...search,
  ...seePart('/about-me', 'contact', 'about this person', async (part, caller) =>
    page(render(<IndexPage part={part} parts={await partStates(caller, part)} />)),
  ),
  ...words,
  ...wordsKeptOff,
  ...needs,
  ...details,
  ...joinRoutes,
  ...knownRoutes,
  ...agreementRoutes,
  see('/people/:person/letter', { may, audit: 'letter page opened' }, async (caller, ask) =>
    page(await letterPage(caller, await partFor(caller, ask, ofKind('contact')), emptyForm())),
  ),
  act('/people/:person/letter', { may, audit: 'letter written' }, async (caller, ask) =>
    letter(caller, await partFor(caller, ask, ofKind('contact')), ask.form),
  ),
  see('/people/:person/letters/:entryId', { may, audit: 'letter opened for printing' }, async (caller, ask) => {
    const part = await partFor(caller, ask, ofKind('contact'))
    const entry = await readEntry(caller, ask.params.entryId!)
    if (!entry || entry.personId !== part.personId || entry.what !== 'letter') throw new NotFound()
    return page(render(<LetterPage part={part} entry={entry} />))
  }),
]
