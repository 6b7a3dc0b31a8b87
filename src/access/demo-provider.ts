import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { RequestListener } from 'node:http'
import type Provider from 'oidc-provider'
import { DemoMemory } from './demo-memory.ts'
import { answerWith } from './node-bridge.ts'
import type { Proof } from './proof.ts'

const MOUNT = '/oidc'

/** The embedded identity provider of the demonstration, and how the house's own client reaches it. */
export interface DemoProvider {
  issuer: string
  clientId: string
  clientSecret: string
  answer(request: Request): Promise<Response>
}

/**
 * An OpenID provider for the demonstration alone: it believes whoever says they are one of the personas. The service walks
 * the same redirects, code exchange and checks as with a real one. Keys and codes live in memory and end with the process.
 * @param mayBe says whether a subject is one of those anyone may press
 * @param provedOf what is proved about a subject, as NHS login says it
 */
export async function demoProvider(
  baseUrl: string,
  back: string,
  mayBe: (subject: string) => Promise<boolean>,
  provedOf: (subject: string) => Proof,
): Promise<DemoProvider> {
  const { default: OidcProvider } = await import('oidc-provider')
  const issuer = `${baseUrl}${MOUNT}`
  const clientId = 'kith'
  const clientSecret = randomBytes(32).toString('base64url')
  const provider = new OidcProvider(issuer, {
    adapter: DemoMemory,
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [back],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [signingKey()] },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `${MOUNT}/interaction/${interaction.uid}` },
    findAccount: (_, subject) => ({ accountId: subject, claims: () => ({ sub: subject, ...provedOf(subject) }) }),
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['nhs_number', 'birthdate', 'identity_proofing_level'] },
    pkce: { required: () => true },
    loadExistingGrant: ctx => grantOwnClient(ctx.oidc),
    renderError: (ctx, out) => {
      ctx.type = 'text/plain'
      ctx.body = `The demonstration sign-in stopped: ${out.error}. Go back to the sign-in page and try again.`
    },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 600 },
  })
  provider.proxy = true
  const listener = withInteraction(provider, mayBe)
  return { issuer, clientId, clientSecret, answer: request => answerWith(listener, forgetful(request), MOUNT, baseUrl) }
}

// Whoever was pressed before must not stand in the way of the next: the provider's own session is never shown to it again.
function forgetful(request: Request): Request {
  const cookies = (request.headers.get('cookie') ?? '').split('; ').filter(cookie => !cookie.startsWith('_session'))
  const headers = new Headers(request.headers)
  headers.set('cookie', cookies.join('; '))
  return new Request(request, { headers })
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: randomBytes(8).toString('hex') } as Record<string, unknown> & { kty: 'EC' }
}

// There is one client, our own: nobody is asked whether it may know who they are.
async function grantOwnClient(oidc: {
  provider: Provider
  client?: { clientId: string } | undefined
  session?: { accountId?: string | undefined } | undefined
}) {
  if (!oidc.client || !oidc.session?.accountId) return undefined
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

// The button already pressed on our own page names the persona (`login_hint`), so no second page is shown.
function withInteraction(provider: Provider, mayBe: (subject: string) => Promise<boolean>): RequestListener {
  const others = provider.callback()
  return (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return void others(req, res)
    void (async () => {
      const { params } = await provider.interactionDetails(req, res)
      const subject = String(params.login_hint ?? '')
      const known = subject !== '' && (await mayBe(subject))
      await provider.interactionFinished(req, res, known ? { login: { accountId: subject, remember: false } } : { error: 'access_denied' })
    })().catch(() => {
      res.statusCode = 400
      res.setHeader('content-type', 'text/plain')
      res.end('This sign-in has expired. Go back to the sign-in page and try again.')
    })
  }
}
