import { BlockList, isIP } from 'node:net'

/** Whether an address lies in the ranges. An unknown address never does, unless there are no ranges. */
export type IpMatcher = (ip: string | null) => boolean

/**
 * A matcher for single addresses, CIDR blocks (`10.0.0.0/8`) and ranges (`192.168.0.1-192.168.0.9`), IPv4 and IPv6.
 * Entries that mean nothing match nothing.
 */
export function createIpMatcher(ranges: readonly string[]): IpMatcher {
  if (ranges.length === 0) return () => true
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  return (ip) => {
    const family = ip === null ? null : familyOf(ip)
    return ip !== null && family !== null && list.check(ip, family)
  }
}

/** Whether every entry means something; a policy with others must not be stored. */
export function isIpAccess(ranges: readonly unknown[]): boolean {
  return ranges.every((range) => typeof range === 'string' && addRange(new BlockList(), range))
}

function addRange(list: BlockList, range: string): boolean {
  const text = range.trim()
  if (text.includes('/')) return addSubnet(list, text)
  const dash = text.indexOf('-')
  if (dash !== -1) return addSpan(list, text.slice(0, dash).trim(), text.slice(dash + 1).trim())
  const family = familyOf(text)
  if (family === null) return false
  list.addAddress(text, family)
  return true
}

function addSubnet(list: BlockList, text: string): boolean {
  const slash = text.indexOf('/')
  const network = text.slice(0, slash)
  const bits = text.slice(slash + 1)
  const family = familyOf(network)
  if (family === null || !/^\d{1,3}$/.test(bits) || Number(bits) > (family === 'ipv4' ? 32 : 128)) return false
  list.addSubnet(network, Number(bits), family)
  return true
}

function addSpan(list: BlockList, from: string, to: string): boolean {
  const family = familyOf(from)
  if (family === null || familyOf(to) !== family) return false
  try {
    list.addRange(from, to, family)
    return true
  } catch {
    return false // the end lies before the start
  }
}

function familyOf(ip: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(ip)
  if (version === 0) return null
  return version === 4 ? 'ipv4' : 'ipv6'
}
