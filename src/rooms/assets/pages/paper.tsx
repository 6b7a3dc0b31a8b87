import { ButtonLink, Heading, Page, type PageProps, PrintButton } from '../../../ui/index.ts'
import type { Findings } from '../actions-find.ts'
import { addressOf } from '../finding.ts'
import { factsOf, foundWords, whenLine, whereWords } from './found.tsx'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

/** The same list to print, in the usual letters or large ones, with what stands in a link written out. */
export function PaperPage({ findings, contacts, large, ...frame }: Frame & { findings: Findings; contacts: ReadonlyMap<string, string>; large: boolean }) {
  const { finding, entries, total } = findings
  const here = addressOf(finding, { page: finding.page }, '/community/paper')
  const other = large ? here : `${here}${here.includes('?') ? '&' : '?'}size=large`
  return (
    <Page {...frame} title="What is near you, to print" back={{ href: addressOf(finding), label: 'Back to the list' }}>
      <div className={large ? 'kith-paper-list kith-paper-list--large' : 'kith-paper-list'}>
        <Heading>What is near you</Heading>
        <p>{foundWords(findings)}</p>
        <div className="nhsuk-button-group kith-button-group">
          <PrintButton>{large ? 'Print in large letters' : 'Print'}</PrintButton>
          <ButtonLink href={other} variant="secondary" small>
            {large ? 'Usual letters' : 'Large letters'}
          </ButtonLink>
        </div>
        <ol className="kith-paper-list__entries" start={entries[0]?.number ?? 1}>
          {entries.map(entry => (
            <li key={entry.assetId}>
              <strong>{entry.name}</strong>
              {[
                whereWords({
                  ...entry,
                  where: [entry.where, entry.postcode && `${entry.postcode.slice(0, -3)} ${entry.postcode.slice(-3)}`].filter(Boolean).join(', '),
                }),
                whenLine(entry),
                factsOf(entry).join(' · '),
                contacts.get(entry.assetId) ?? '',
              ]
                .filter(Boolean)
                .map(line => (
                  <span key={line}>
                    <br />
                    {line}
                  </span>
                ))}
            </li>
          ))}
        </ol>
        {total > entries.length && <p>There are {total - entries.length} more than fit here. Narrow the list down, or print the next part.</p>}
        <p>Need help now? Call 999, 111 and choose option 2, or Samaritans on 116 123, at any hour.</p>
      </div>
    </Page>
  )
}
