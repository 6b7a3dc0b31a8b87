import type { FormState } from '../../../ui/index.ts'
import { Card, CardGroup, Details, Heading, InsetText, Lede, List, Page, type PageProps, PageScript } from '../../../ui/index.ts'
import { FirstHelp, type HelpFirst } from '../../clinical-content/index.ts'
import { type CrisisRoute, dial } from '../../organisations/index.ts'
import type { Findings } from '../actions-find.ts'
import { DOMAIN_CODES, DOMAINS } from '../assets.ts'
import { addressOf, type Finding, filtersOf, type Near, NOTHING_ASKED } from '../finding.ts'
import type { Interest } from '../spelling.ts'
import { FoundList, foundWords, HowOrdered, InForce, Instead } from './found.tsx'
import { FoundMap, type MapProps } from './map.tsx'
import { Filters, SearchForm } from './search.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** The directory: what and where, then the list and the map of the same things. */
export function CommunityPage({
  form,
  finding,
  near,
  findings,
  help,
  local,
  map,
  interests,
  languages,
  ...frame
}: Frame & {
  form: FormState
  finding: Finding
  near: Near | undefined
  findings: Findings | undefined
  /** Help that stands before anything found, for what was typed. */
  help: readonly HelpFirst[]
  local: readonly CrisisRoute[]
  map: Pick<MapProps, 'places' | 'neighbourhoods' | 'tiles'>
  interests: readonly Interest[]
  languages: readonly string[]
}) {
  return (
    <Page {...frame} title="What is near you" form={form} width="full">
      <Heading>What is near you</Heading>
      <FirstHelp help={help} more={<LocalHelp routes={local} />} />
      {!findings && (
        <Lede>Places to go, things to do, people to meet and practical help. Open to everyone. You do not need to say who you are or why you look.</Lede>
      )}
      <SearchForm form={form} finding={finding} near={near} />
      {findings ? <Results findings={findings} form={form} map={map} languages={languages} /> : <Browse interests={interests} />}
      <PageScript name="near-me.js" />
    </Page>
  )
}

function Results({
  findings,
  form,
  map,
  languages,
}: {
  findings: Findings
  form: FormState
  map: Pick<MapProps, 'places' | 'neighbourhoods' | 'tiles'>
  languages: readonly string[]
}) {
  const { finding, near, view, base, entries, loosely, understood } = findings
  const paper = addressOf(finding, {}, '/community/paper')
  return (
    <>
      <Filters form={form} finding={finding} languages={languages} open={false} />
      <InForce findings={findings} />
      <div className="kith-side">
        <section className="kith-side__list" aria-label="List">
          <Heading level={2} id="found">
            {foundWords(findings)}
          </Heading>
          {loosely && entries.length > 0 && (
            <InsetText>
              <p>Nothing here has all of your words. These come near to them.</p>
            </InsetText>
          )}
          {!loosely && understood.meant && entries.length > 0 && <p>We also looked for “{understood.meant}”.</p>}
          {understood.interests.some(one => one.code === 'talking-therapies') && (
            <p>
              <a href="/therapies">See who offers talking therapies near you, and how long the wait is</a>.
            </p>
          )}
          <Instead findings={findings} />
          {view && entries.length > 0 && (
            <p className="kith-to-map">
              <a href="#map">See these on a map</a>
            </p>
          )}
          <FoundList findings={findings} />
        </section>
        <div className="kith-side__map">
          {view && <FoundMap {...map} view={view} moves={base && { base, finding }} entries={entries} you={near} />}
          <p>
            <a href={paper}>Print this list</a>
            <br />
            <a href={addressOf(finding, {}, '/community/news')}>Hear of new things like this</a>
            <br />
            <a href="/community/suggest">Is something missing? Tell us of it</a>
            <br />
            <a href="/community">Begin again</a>
          </p>
        </div>
      </div>
      <HowOrdered />
      {filtersOf(finding).length === 0 && finding.words === '' && !near && <p>Say where you are to see the nearest first.</p>}
    </>
  )
}

function Browse({ interests }: { interests: readonly Interest[] }) {
  return (
    <>
      <Heading level={2}>Or choose what you like</Heading>
      <CardGroup>
        {DOMAIN_CODES.map(code => (
          <Card key={code} headingLevel={3} headingSize="s" heading={<a href={addressOf(NOTHING_ASKED, { domains: [code] })}>{DOMAINS[code].name}</a>}>
            <p>{DOMAINS[code].says}</p>
            <Details summary={`All of ${DOMAINS[code].name.toLowerCase()}`}>
              <ul className="nhsuk-list">
                {interests
                  .filter(one => one.domains[0] === code)
                  .map(one => (
                    <li key={one.code}>
                      <a href={addressOf(NOTHING_ASKED, { interest: one.code })}>{one.name}</a>
                    </li>
                  ))}
              </ul>
            </Details>
          </Card>
        ))}
      </CardGroup>
      <p>
        <a href="/community/news">Hear of new things near you</a> · <a href="/community/suggest">Tell us of something good</a> ·{' '}
        <a href="/community/about">About this directory</a>
      </p>
      <p>
        Rather go with somebody, or not sure what you would like? <a href="/help">Ask for help</a>, and someone can look with you and come along.
      </p>
    </>
  )
}

function LocalHelp({ routes }: { routes: readonly CrisisRoute[] }) {
  if (routes.length === 0) return null
  return (
    <>
      <p>Near you:</p>
      <List
        items={routes.map(route => (
          <>
            {route.name}
            {route.phone && (
              <>
                {', call '}
                <a href={`tel:${dial(route.phone)}`}>{route.phone}</a>
              </>
            )}
            {route.address && `, ${route.address}`}
          </>
        ))}
      />
    </>
  )
}
