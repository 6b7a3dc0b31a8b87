import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { beside, type Measurement } from './measure.ts'
import { ORIGIN, type Stage } from './stage.ts'

const BUDGET_MB = 300
const REQUESTS = 2000
const AT_ONCE = 10

/** Megabytes a process has held at most, and holds now. Linux tells; elsewhere nothing is measured. */
function residentOf(pid: number): { most: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024)
  return { most: of('VmHWM'), now: of('VmRSS') }
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer().on('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resolve(port))
  })
  return promise
}

/** A server of its own process on the same database, asked for records and boards ten at a time: the most memory it held. Not times but megabytes. */
export async function memoryOfAServer(stage: Stage, people: number): Promise<Measurement> {
  const port = await freePort()
  const settings = {
    ...process.env,
    DATABASE_URL: stage.url,
    PORT: String(port),
    KITH_URL: ORIGIN,
    KITH_LIMITS: '0',
    KITH_DEMO: '0',
    KITH_OIDC_ISSUER: ORIGIN,
    KITH_LOG: 'silent',
    NODE_ENV: 'production',
  }
  const server = spawn(process.execPath, [...process.execArgv, process.argv[1]!, 'serve'], { env: settings, stdio: 'ignore' })
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie: stage.cookie } })
    await answer.arrayBuffer()
    return answer.status
  }
  try {
    for (let tries = 0; (await get('/health/ready').catch(() => 0)) !== 200; tries++) {
      if (tries > 600 || server.exitCode !== null) throw new Error('the server to be measured did not start')
      await pause(100)
    }
    const idle = residentOf(server.pid!).now
    let next = 0
    const ask = async () => {
      for (let run = next++; run < REQUESTS; run = next++) {
        const status = await get(
          run % 20 === 0 ? `/board/${stage.team}` : run % 20 === 10 ? '/front-door' : `/people/${stage.people[run % stage.people.length]}`,
        )
        if (status !== 200) throw new Error(`the server to be measured answered ${status}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, ask))
    const { most, now } = residentOf(server.pid!)
    const found = beside('memory of the web process under load (MB)', { people }, [most, idle], 1, REQUESTS, { afterwards: now })
    return { ...found, budget: BUDGET_MB, within: most <= BUDGET_MB }
  } finally {
    server.kill('SIGTERM')
  }
}
