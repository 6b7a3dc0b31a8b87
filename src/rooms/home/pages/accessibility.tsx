import { Heading, Lede, List, Page, type PageProps } from '../../../ui/index.ts'

type Frame = Pick<PageProps, 'face' | 'signedIn' | 'nav' | 'demo'>

export function AccessibilityPage({ ...frame }: Frame) {
  return (
    <Page {...frame} title="Accessibility statement">
      <Heading>Accessibility statement</Heading>
      <Lede>We want everyone to be able to use this website.</Lede>
      <p>You should be able to:</p>
      <List
        items={[
          'use it on a phone, a tablet or a computer, old or new',
          'zoom in to 400% without text running off the screen',
          'use it with a keyboard, a switch, by voice, or with a screen reader',
          'use it without JavaScript',
          'print any page',
          'read it with your own colours, or with less movement',
        ]}
      />
      <Heading level={2}>How well it works</Heading>
      <p>
        It is built to meet level AA of the Web Content Accessibility Guidelines, version 2.2. Our own tests check pages with the axe tool in a real browser. It
        has not yet been checked by an independent auditor or by a panel of disabled people, so we do not claim that it meets the guidelines in full.
      </p>
      <Heading level={2}>What may not work well</Heading>
      <List
        items={[
          'Maps are drawings. Each has a list beside it that says the same.',
          'Words that teams write about their own service may be harder to read than ours.',
          'Papers that other organisations send may not be accessible. Ask us for another format.',
        ]}
      />
      <Heading level={2}>If something does not work for you</Heading>
      <p>
        Tell your team, or <a href="/help">write to us</a>, and say which page it was. You can ask for any information by phone, on paper, in large print, in
        easy read, as audio, in British Sign Language or in another language.
      </p>
      <p>
        If you are not happy with our answer, contact the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>. The
        Equality and Human Rights Commission enforces the accessibility regulations for public bodies (2018).
      </p>
    </Page>
  )
}
