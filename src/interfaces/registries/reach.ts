import { lookup } from 'node:dns'
import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { UnreadableFile } from './unreadable.ts'

export interface ReachOptions {
  signal: AbortSignal
  headers?: Record<string, string>
  /** Names of hosts that may be in the service's own network. */
  hosts?: readonly string[] | undefined
}

// This machine, the networks behind it, and what is no machine at all. IPv4 written as IPv6 is looked at as IPv4.
const OWN = new BlockList()
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) OWN.addSubnet(net, bits, 'ipv4') // biome-ignore format: a table
for (const [net, bits] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) OWN.addSubnet(net, bits, 'ipv6') // biome-ignore format: a table

/** Whether an IP address is of this machine or of a private network. */
export const isOwn = (ip: string): boolean => OWN.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')

const MOST_HOPS = 5
const nameOf = (address: URL) => address.hostname.replace(/^\[|\]$/g, '').toLowerCase()

/**
 * The answer of an address, after at most five redirects. No name and no redirect leads to this machine or a private network: the
 * address that is really connected to is looked at, at each hop. What was typed as an IP address or localhost is meant, and is
 * asked itself.
 * @throws UnreadableFile in words when it leads where it must not
 */
export async function reach(first: URL, options: ReachOptions): Promise<IncomingMessage> {
  const meant = isIP(nameOf(first)) !== 0 || nameOf(first) === 'localhost'
  let address = first
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    if (address.protocol !== 'http:' && address.protocol !== 'https:') throw new UnreadableFile(`${first.host} sends on to something that is no web address.`)
    const allowed = (meant && address.origin === first.origin) || (options.hosts ?? []).includes(nameOf(address))
    if (!allowed && isIP(nameOf(address)) !== 0 && isOwn(nameOf(address))) throw ownNetwork(nameOf(address))
    const answer = await ask(address, options, allowed)
    const { statusCode = 0, headers } = answer
    if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return answer
    answer.resume()
    const next = URL.parse(headers.location, address)
    if (!next) throw new UnreadableFile(`${first.host} sends on to something that is no web address.`)
    address = next
  }
  throw new UnreadableFile(`${first.host} sends on from address to address without an end.`)
}

const ownNetwork = (name: string) =>
  new UnreadableFile(
    `${name} is this machine or in its own network, where nothing is imported from. If it is meant, name it in KITH_IMPORT_HOSTS. Nothing was loaded.`,
  )

function ask(address: URL, { signal, headers }: ReachOptions, allowed: boolean): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { signal, headers: { 'user-agent': 'Kith', 'accept-encoding': 'identity', ...headers }, ...(allowed ? {} : { lookup: guarded }) }
    const asking = (address.protocol === 'https:' ? secure : plain)(address, options, resolve)
    asking.on('error', reject)
    asking.end()
  })
}

// A name that leads to one address of our own network is not asked at all, whatever else it leads to.
const guarded: LookupFunction = (name, options, answer) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, '')
    if (addresses.some(one => isOwn(one.address))) return answer(ownNetwork(name), '')
    const [first] = addresses
    if (options.all) answer(null, addresses)
    else answer(null, first?.address ?? '', first?.family)
  })
}
