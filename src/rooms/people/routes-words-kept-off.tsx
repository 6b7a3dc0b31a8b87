import { z } from 'zod'
import { KINDS } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { check, line, optionalLine, withErrors } from '../../core/forms.ts'
import { type Ask, goTo, invalid, page, type Reply, type Route } from '../../core/route.ts'
import { emptyForm, type FormState, render } from '../../ui/index.ts'
import { keepWordOff, takeWordBack } from './actions-words-kept-off.ts'
import { endForm } from './forms.ts'
import { WordsKeptOffPage } from './pages/words-kept-off.tsx'
import { type Part, type PartHandler, partRoutes } from './part.ts'
import { readsAsWritten, readWordsKept } from './store-words-kept-off.ts'

const part = partRoutes({ kinds: KINDS.aboutMe, writes: 'note.write' })

// For everybody else there is no such page: that there is a list would tell what it keeps.
const ofThoseWhoHold =
  (handler: PartHandler): PartHandler =>
  async (about, caller, ask) => {
    if (!(await readsAsWritten(caller, about.personId))) throw new NotFound()
    return handler(about, caller, ask)
  }

const form = z.object({
  word: line('Write the word or phrase', 60).refine(
    word => [...word].length >= 3 && /\p{L}/u.test(word),
    'Write a word of 3 letters or more. Numbers alone stay, so that phone numbers and doses can be read',
  ),
  instead: optionalLine(100).transform(text => text ?? ''),
  whoWasThere: optionalLine(200).transform(text => text ?? ''),
})

const html = async (about: Part, caller: Caller, typed: FormState) =>
  render(<WordsKeptOffPage part={about} words={await readWordsKept(caller, about.personId)} form={typed} />)

async function add(about: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(form, ask.form)
  if (!checked.ok) return invalid(await html(about, caller, checked.form))
  const whoWasThere = about.own ? '' : checked.data.whoWasThere
  if (!about.own && !whoWasThere) return invalid(await html(about, caller, withErrors(checked.form, { whoWasThere: 'Write who was there. They must be' })))
  try {
    await keepWordOff(caller, about.personId, { ...checked.data, whoWasThere })
  } catch (error) {
    if (error instanceof Invalid) return invalid(await html(about, caller, withErrors(checked.form, error.fields)))
    throw error
  }
  return goTo(`${about.base}/words-kept-off`)
}

async function end(about: Part, caller: Caller, ask: Ask): Promise<Reply> {
  const checked = check(endForm, ask.form)
  if (!checked.ok) throw new Invalid('Open the page again and try once more.')
  await takeWordBack(caller, about.personId, ask.params.partId!, checked.data.version)
  return goTo(`${about.base}/words-kept-off`)
}

/** Words somebody does not want used about them: for them and the team that holds them. */
export const routes: Route[] = [
  ...part.see(
    '/words-kept-off',
    'words to keep off looked at',
    ofThoseWhoHold(async (about, caller) => page(await html(about, caller, emptyForm()))),
  ),
  ...part.act('/words-kept-off', 'word kept off', ofThoseWhoHold(add)),
  ...part.act('/words-kept-off/:partId/end', 'word no longer kept off', ofThoseWhoHold(end)),
]
