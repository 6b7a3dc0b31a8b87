import type { Caller, Identity } from '../core/caller.ts'
import { VISITOR } from '../core/caller.ts'
import type { Route } from '../core/route.ts'
import type { Guards, Sent } from '../core/web.ts'
import { ButtonLink, GivenBack, Heading, Page, render } from '../ui/index.ts'
import { raiseGuessing, recordTried } from './alerts.ts'
import { audit } from './audit.ts'
import { aroundForms } from './forms.ts'
import { frame } from './frame.ts'
import { can } from './roles.ts'
import { findSession } from './store.ts'
import { whoWillRead } from './who-will-read.tsx'

/** Name of the session cookie. The `__Host-` prefix, where it can be used, ties it to this address and to https. */
export const cookieName = (baseUrl: string): string => (baseUrl.startsWith('https:') ? '__Host-kith' : 'kith')

const WORDS: Record<number, [title: string, text: string]> = {
  403: ['You cannot do this', 'Your role does not include this. If you think it should, ask your team lead.'],
  404: ['Page not found', 'If you typed the address, check it is correct. If you followed a link, there is nothing here that you can see.'],
  409: ['Somebody else changed this first', 'Nothing of yours was saved over theirs. Go back, look at what they wrote, and try again.'],
  413: ['That was too long to send', 'Nothing was changed. Go back and send it in smaller parts.'],
  422: ['That could not be done', 'Nothing was changed.'],
  429: [
    'Please wait a minute',
    'Too many tries came from your connection in a short time. Wait a minute and try again. If you need help now, call one of the numbers on this page.',
  ],
  503: [
    'Please try again in a moment',
    'Kith could not reach its database just now. If you were sending something, look whether it is there before you send it again. If you need help now, call one of the numbers on this page.',
  ],
  500: ['Sorry, something went wrong', 'Nothing was changed. Try again in a few minutes. If you need help now, call one of the numbers on this page.'],
}

/** One page for each kind of trouble: the same words whatever was asked for, so that hidden and missing look alike. */
export function errorPage(status: number, identity: Identity = VISITOR, message?: string, sent?: Sent): string {
  const [title, text] = WORDS[status] ?? WORDS[status >= 500 ? 500 : 404]!
  return render(
    <Page title={title} {...frame(identity)}>
      <Heading level={1} size="l">
        {title}
      </Heading>
      <p>{message ?? text}</p>
      {sent && <GivenBack action={sent.path} values={sent.form} button={status === 429 || status >= 500 ? 'Send it again' : undefined} />}
      <ButtonLink href="/" variant="secondary">
        Go to the first page
      </ButtonLink>
    </Page>,
  )
}

async function tooOften(caller: Caller, route: Route): Promise<void> {
  await audit(caller, { what: route.audit === 'none' ? route.path : route.audit, personId: undefined, detail: 'too many tries', outcome: 'not allowed' })
  if (route.limit === 'emergency') await raiseGuessing(caller, 'emergency_guessed')
  if (route.limit === 'code') await raiseGuessing(caller, 'code_guessed')
}

const signInPath = (path: string) => `/sign-in?to=${encodeURIComponent(path)}`
const signInAgainPath = (path: string) => `/sign-in/again?to=${encodeURIComponent(path)}`
const SOMEBODY_ELSE =
  'Somebody else signed in here after this page was opened, so nothing was changed. Whoever wrote it can sign in here again within a day and find it.'
const somebodyElse = (identity: Identity) => errorPage(409, identity, SOMEBODY_ELSE)

/** What the web server asks of the access room. */
export function guards(baseUrl: string): Guards {
  return {
    identify: async (tx, cookies, now) => {
      const token = cookies[cookieName(baseUrl)]
      return (token && (await findSession(tx, token, now))) || VISITOR
    },
    may: (identity, permission) => can(identity.role, permission),
    audit,
    notFound: recordTried,
    tooOften,
    errorPage,
    signInPath,
    whoWillRead,
    aroundForms: (opening, route, asked, work) =>
      aroundForms(opening, route, asked, { secure: baseUrl.startsWith('https:'), signInPath, signInAgainPath, somebodyElse }, work),
  }
}
