import type { ReactNode } from 'react'
import { can, KINDS, type Kind, myBasis } from '../../access/index.ts'
import type { Caller } from '../../core/caller.ts'
import { List, Muted, SummaryList, Tag } from '../../ui/index.ts'
import { ruleLines } from './contact-rules.ts'
import { CONSTRAINT_WORDS, flagWords } from './needs.ts'
import { AboutWords } from './pages/about.tsx'
import { surgeryRows } from './pages/details.tsx'
import { WrittenBy } from './pages/part-page.tsx'
import { readSurgeries } from './store.ts'
import { readConstraints, readNeeds } from './store-needs.ts'
import { readAboutMe, readContactRules } from './store-words.ts'

const sees = async (caller: Caller, personId: string, kind: Kind) => ((await myBasis(caller, personId)).kinds & KINDS[kind]) !== 0

/** A link to the part's own page, for those whose role lets them open it. */
function Open({ caller, personId, path, words }: { caller: Caller; personId: string; path: string; words: string }) {
  const own = caller.actor.personId === personId
  return can(caller.role, own ? 'my-kith.see' : 'record.see') ? (
    <p>
      <a href={`${own ? '/my' : `/people/${personId}`}${path}`}>{words}</a>
    </p>
  ) : null
}

/** About me in the person's own words: the first thing anybody reads (R001). Null for a reader who may not see it. */
export async function aboutMePanel(caller: Caller, personId: string, level: 2 | 3 = 3): Promise<ReactNode | null> {
  if (!(await sees(caller, personId, 'aboutMe'))) return null
  const [about] = await readAboutMe(caller, personId)
  const own = caller.actor.personId === personId
  return (
    <>
      {about ? (
        <>
          <AboutWords about={about} level={level} />
          <WrittenBy written={about} own={own} readBack />
        </>
      ) : (
        <p>
          <Muted>{own ? 'You have not written anything yet.' : 'Not written yet. Offer to write it down together.'}</Muted>
        </p>
      )}
      <Open caller={caller} personId={personId} path="/about" words={about ? 'Change about me' : 'Write about me'} />
    </>
  )
}

export async function contactRulesPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  if (!(await sees(caller, personId, 'contact'))) return null
  return (
    <>
      <List items={ruleLines(await readContactRules(caller, personId))} />
      <Open caller={caller} personId={personId} path="/contact-rules" words="How to make contact" />
    </>
  )
}

/** Needs and adjustments the reader may see; null when there is none for them and they may not add any. */
export async function needsPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const needs = await readNeeds(caller, personId)
  if (needs.length === 0 && !(await sees(caller, personId, 'aboutMe'))) return null
  return (
    <>
      {needs.length ? (
        <List items={needs.map(flagWords)} />
      ) : (
        <p>
          <Muted>None recorded yet.</Muted>
        </p>
      )}
      <Open caller={caller} personId={personId} path="/needs" words="Needs and adjustments" />
    </>
  )
}

/** What care has to fit around. Entries for named readers do not exist for others. */
export async function constraintsPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const constraints = await readConstraints(caller, personId)
  if (!(await sees(caller, personId, 'aboutMe'))) return null
  return (
    <>
      {constraints.length ? (
        <List
          items={constraints.map(one => (
            <>
              {CONSTRAINT_WORDS[one.kind]}: {one.words} {one.readers && <Tag colour="purple">Only named people know</Tag>}
            </>
          ))}
        />
      ) : (
        <p>
          <Muted>Nothing recorded yet.</Muted>
        </p>
      )}
      <Open caller={caller} personId={personId} path="/constraints" words="What to fit around" />
    </>
  )
}

/** The surgery, or for students both; null when none is known. */
export async function gpPanel(caller: Caller, personId: string): Promise<ReactNode | null> {
  const surgeries = await readSurgeries(caller, personId)
  return surgeries.length ? <SummaryList rows={surgeryRows({ surgeries })} /> : null
}
