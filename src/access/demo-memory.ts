import type { Adapter, AdapterPayload } from 'oidc-provider'

const MOST = 2000
const kept = new Map<string, { payload: AdapterPayload; until: number }>()

/**
 * Where the embedded provider keeps its half-finished sign-ins: in memory, for minutes, never more than two thousand.
 * Losing them costs somebody in the demonstration a second press.
 */
export class DemoMemory implements Adapter {
  readonly model: string
  constructor(model: string) {
    this.model = model
  }

  private key = (id: string) => `${this.model} ${id}`

  async upsert(id: string, payload: AdapterPayload, seconds = 600): Promise<void> {
    kept.delete(this.key(id))
    kept.set(this.key(id), { payload, until: Date.now() + seconds * 1000 })
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break
      kept.delete(oldest)
    }
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = kept.get(this.key(id))
    return found && found.until > Date.now() ? found.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.first(payload => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.first(payload => payload.userCode === userCode)
  }

  async consume(id: string): Promise<void> {
    const found = kept.get(this.key(id))
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    kept.delete(this.key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
  }

  private first(fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [key, { payload, until }] of kept) if (key.startsWith(`${this.model} `) && until > Date.now() && fits(payload)) return payload
    return undefined
  }
}
