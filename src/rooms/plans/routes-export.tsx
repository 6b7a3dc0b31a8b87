import { frame, KINDS, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { formatDate, londonDate } from '../../core/dates.ts'
import { NotFound } from '../../core/errors.ts'
import { type Ask, type Handler, json, page, type Reply, type Route, see } from '../../core/route.ts'
import { render } from '../../ui/index.ts'
import { contentList } from '../clinical-content/index.ts'
import { otherwiseOnCopies } from '../people/index.ts'
import { isOwn } from './actions.ts'
import { type Part, partsOf, planData } from './export.ts'
import { PaperPage, PrintInsteadPage } from './pages/paper.tsx'
import { canBePdf, planPdf } from './pdf.ts'
import { viewOf, whose } from './routes-lines.tsx'
import { lineOtherwise } from './shared-words.ts'
import { readLines } from './store.ts'

/** The plan as this reader has it, with what is kept off shared views said otherwise: paper and files are handed on. @throws NotFound when they have none */
async function readParts(caller: Caller, ask: Ask): Promise<{ personId: string; parts: Part[] }> {
  const personId = whose(caller, ask)
  if (!((await myBasis(caller, personId)).kinds & KINDS.plan)) throw new NotFound()
  const headings = new Map(
    (await contentList(caller, 'plan-sections')).flatMap(({ code, more }) => (typeof more.prsb === 'string' ? [[code, more.prsb] as const] : [])),
  )
  const read = await otherwiseOnCopies(caller, personId)
  const lines = (await readLines(caller, personId)).map(line => lineOtherwise(line, read))
  return { personId, parts: partsOf(lines, isOwn(caller, personId), headings) }
}

const isLarge = (ask: Ask) => ask.query.get('size') === 'large'
const titleFor = (own: boolean) => (own ? 'My plan' : 'Plan')
const standingOn = (caller: Caller, ask: Ask) =>
  `As it stood on ${formatDate(caller.now)}. The plan can change at any time.${frame(ask.identity).demo ? ' Demonstration: every person here is fictional.' : ''}`
const HELP = {
  title: 'If you need help now',
  words: [
    'In an emergency, call 999.',
    'For urgent help with mental health, at any time, call 111 and choose option 2.',
    'To talk to somebody at any time, call Samaritans on 116 123. It is free.',
  ],
}

async function paper(caller: Caller, ask: Ask): Promise<Reply> {
  const { personId, parts } = await readParts(caller, ask)
  const view = await viewOf(caller, personId, false)
  const props = { framed: frame(ask.identity, ask.path), base: view.base, title: titleFor(view.own), standing: standingOn(caller, ask), parts, help: HELP }
  return page(render(<PaperPage {...props} large={isLarge(ask)} />))
}

async function pdf(caller: Caller, ask: Ask): Promise<Reply> {
  const { personId, parts } = await readParts(caller, ask)
  const title = titleFor(isOwn(caller, personId))
  const written = parts.flatMap(part => part.lines.flatMap(line => [line.words, ...line.facts.map(([, value]) => value)]))
  if (!written.every(canBePdf)) {
    const view = await viewOf(caller, personId, false)
    return page(render(<PrintInsteadPage framed={frame(ask.identity, ask.path)} base={view.base} large={isLarge(ask)} />))
  }
  const body = await planPdf({ title, standing: standingOn(caller, ask), parts, help: HELP, large: isLarge(ask), madeAt: caller.now })
  return { status: 200, body, headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="plan.pdf"' } }
}

async function data(caller: Caller, ask: Ask): Promise<Reply> {
  const reply = json(planData((await readParts(caller, ask)).parts, londonDate(caller.now)))
  return { ...reply, headers: { ...reply.headers, 'content-disposition': 'attachment; filename="plan.json"' } }
}

/** Under each of the addresses at which somebody reads a plan. */
const everywhere = (path: string, audit: string, handler: Handler): Route[] => [
  see(`/people/:person/plan${path}`, { may: 'record.see', audit }, handler),
  see(`/my/plan${path}`, { may: 'my-kith.see', audit: `own ${audit}` }, handler),
  see(`/shared/:person/plan${path}`, { may: 'shared.see', audit: `shared ${audit}` }, handler),
]

export const exportRoutes: Route[] = [
  ...everywhere('/print', 'plan opened to print', paper),
  ...everywhere('.pdf', 'plan downloaded as PDF', pdf),
  ...everywhere('.json', 'plan downloaded as data', data),
]
