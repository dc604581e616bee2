import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Fault } from '../../core/values/index.ts'

/** IPv4 that is not the public internet (IANA special-purpose registry, RFC 6890): cloud metadata is in 169.254/16, CGNAT in 100.64/10. */
const NOT_PUBLIC_4 = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24],
  ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const
/** Inside 2000::/3, the only global unicast: protocol assignments with Teredo, documentation, 6to4 (which carries any IPv4 within). */
const NOT_PUBLIC_6 = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const

const refused4 = new BlockList()
for (const [net, bits] of NOT_PUBLIC_4) refused4.addSubnet(net, bits, 'ipv4')
const [global6, refused6] = [new BlockList(), new BlockList()]
global6.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of NOT_PUBLIC_6) refused6.addSubnet(net, bits, 'ipv6')
const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

export interface AddressRule {
  /** for tests and the demo only: addresses of this machine itself */
  allowLoopback?: boolean
}

/** IPv6 by what is allowed, IPv4 by what is refused; anything else, mapped and scoped addresses included, is not public. */
export function isPublicAddress(address: string, { allowLoopback = false }: AddressRule = {}): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  if (allowLoopback && loopback.check(address, type)) return true
  if (family === 4) return !refused4.check(address, 'ipv4')
  return global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6')
}

/**
 * A `lookup` for sockets: the name is resolved and judged when the connection is made, so a name that answers differently a moment
 * later gains nothing. It is not called for literal addresses: those are judged by `checkUrl`.
 */
export function publicAddressOnly(rule: AddressRule = {}): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      const usable = found.filter(({ address }) => isPublicAddress(address, rule))
      const first = usable[0]
      if (!first) return done(Object.assign(new Error(`${hostname} has no public address`), { code: 'ENOTPUBLIC' }), '', 0)
      if (options.all) return done(null, usable)
      done(null, first.address, first.family)
    })
  }
}

/** Fault `fetch-scheme` or `fetch-address`. No credentials in addresses: they end in logs. */
export function checkUrl(text: string, rule: AddressRule = {}): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new Fault('fetch-scheme', 'only http and https addresses are fetched')
  if (url.username || url.password) throw new Fault('fetch-scheme', 'an address with a name and password is refused')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host, rule)) throw new Fault('fetch-address', `${host} is not a public address`)
  return url
}
