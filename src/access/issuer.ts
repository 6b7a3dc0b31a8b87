import * as oidc from 'openid-client'
import type { Config } from '../core/config.ts'
import { log } from '../core/log.ts'
import type { DemoProvider } from './demo-provider.ts'
import type { Unknown } from './own-sign-in.ts'
import { provedBy } from './proof.ts'

/** One sign-in that was begun in a browser and has not come back. */
export interface Flow {
  state: string
  nonce: string
  verifier: string
  /** Where it leads afterwards. */
  to: string
  /** True for somebody who is signed in and proves again that it is them. */
  again: boolean
}

export const endSessionUrl = (provider: oidc.Configuration, baseUrl: string): string =>
  oidc.buildEndSessionUrl(provider, { post_logout_redirect_uri: `${baseUrl}/` }).href

// On this machine alone: elsewhere somebody on the way could answer in the provider's name.
const insecure = (issuer: string) => (/^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?(\/|$)/.test(issuer) ? [oidc.allowInsecureRequests] : [])

export const embeddedClient = (provider: DemoProvider) =>
  oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    { client_secret: provider.clientSecret, id_token_signed_response_alg: 'ES256' },
    oidc.ClientSecretBasic(provider.clientSecret),
    {
      execute: insecure(provider.issuer),
      [oidc.customFetch]: (url, options) => provider.answer(new Request(url, options as RequestInit)),
    },
  )

export function configuredClient(config: Config): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = config.oidc!
  return oidc.discovery(new URL(issuer), clientId, clientSecret, clientSecret ? undefined : oidc.None(), { execute: insecure(issuer) })
}

interface SignedIn {
  subject: string
  /** How many seconds before it answered they proved to the provider who they are, by its own clock; undefined when it does not say. */
  proofAge: number | undefined
  /** What the provider has proved about them, asked only when we do not know them. */
  proved(): Promise<Pick<Unknown, 'nhsNumber' | 'born' | 'proved'>>
}

/** @returns who the identity provider says they are; undefined when the answer is refused or does not belong to this flow. */
export async function exchange(client: oidc.Configuration, url: string, flow: Pick<Flow, 'state' | 'nonce' | 'verifier'>): Promise<SignedIn | undefined> {
  try {
    const tokens = await oidc.authorizationCodeGrant(client, new URL(url), {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) return undefined
    const { auth_time: provedAt, iat } = claims
    const proofAge = typeof provedAt === 'number' ? Math.max(0, iat - provedAt) : undefined
    return { subject: claims.sub, proofAge, proved: async () => provedBy({ ...(await userInfo(client, tokens.access_token, claims.sub)), ...claims }) }
  } catch (error) {
    log.warn({ error: (error as Error).name, code: (error as { code?: string }).code }, 'sign-in not finished')
    return undefined
  }
}

// A provider without it, or one that does not answer, proves nothing.
async function userInfo(client: oidc.Configuration, token: string, subject: string): Promise<Record<string, unknown>> {
  if (!client.serverMetadata().userinfo_endpoint) return {}
  return oidc.fetchUserInfo(client, token, subject).catch(() => ({}))
}
