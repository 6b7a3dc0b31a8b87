// The copy of a safety plan on this phone: whose it is, and whether it may stay. Joined to the scripts that need it.
{
  const KEPT = 'kith-kept-plan'
  const COPY = '/my/safety-plan/copy'
  const OWNER = '/my/safety-plan/owner'

  async function ownerOfCopy() {
    const kept = await caches.match(OWNER, { cacheName: KEPT })
    return kept?.json().catch(() => undefined)
  }

  const keepOwner = async owner => (await caches.open(KEPT)).put(OWNER, new Response(JSON.stringify(owner)))

  async function whoIsHere(session) {
    const answer = await fetch('/sessions/here.json', { headers: { 'x-kith-session': session }, cache: 'no-store' })
    if (!answer.ok) throw new Error('no answer')
    return answer.json()
  }

  // The copy stays for the account it belongs to, and while nobody is signed in, unless the sign-in it was kept in was ended.
  // Without signal nobody can say so, and it stays.
  async function copyMayStay() {
    const owner = await ownerOfCopy()
    if (owner?.account) {
      const here = await whoIsHere(owner.session).catch(() => undefined)
      if (!here || (here.account === '' && !here.ended)) return true
      if (here.account === owner.account) {
        if (here.session !== owner.session) await keepOwner({ account: here.account, session: here.session })
        return true
      }
    }
    await caches.delete(KEPT)
    return false
  }

  self.keptPlan = { KEPT, COPY, keepOwner, whoIsHere, copyMayStay }
}
