import { ButtonLink, Heading, Page, type PageProps } from '../../../ui/index.ts'
import { ImmediateHelp } from './help-frame.tsx'

/** Where no team receives requests for help: said before anybody tells their story. */
export function ClosedPage({ frame, started }: { frame: Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>; started: boolean }) {
  return (
    <Page title="You cannot ask for help here yet" {...frame}>
      <Heading level={1} size="l">
        You cannot ask for help here yet
      </Heading>
      <p>No team reads requests sent on this website yet. Please do not wait for one. These people can help you:</p>
      <ImmediateHelp />
      <p>You can also talk to your GP surgery.</p>
      {started && <p>What you wrote before is still kept on this browser. Nobody has read it.</p>}
      <ButtonLink href="/crisis">See who can help</ButtonLink>
    </Page>
  )
}
