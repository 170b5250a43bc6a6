import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** Which addresses may be connected to. */
export interface AddressRules {
  /** Text that is no address is not allowed. */
  allows(address: string): boolean
}

export interface AddressRulesOptions {
  /** Refused besides everything that is not public: addresses, `a-b` ranges, CIDR. `0.0.0.0` is every address of this machine. */
  readonly deny?: readonly string[]
  /** Allowed although not public, such as a service in the same network; wins over everything. */
  readonly allow?: readonly string[]
}

type Rule = (address: Address) => boolean

/**
 * Only addresses of the public internet are allowed: not this machine's, nor private, link-local, shared, reserved or multicast
 * ones, also when they are written as IPv6. A list with an invalid entry refuses everything.
 */
export function createAddressRules({ deny = [], allow = [] }: AddressRulesOptions = {}): AddressRules {
  if (![...deny, ...allow].every(isAddressRule)) return { allows: () => false }
  const denied = deny.map(toRule)
  const allowed = allow.map(toRule)
  return {
    allows(text) {
      const address = parseAddress(text)
      if (address === null) return false
      if (allowed.some((rule) => rule(address))) return true
      return address.range() === 'unicast' && !isCompatible(address) && !denied.some((rule) => rule(address))
    },
  }
}

const compatible = ipaddr.parseCIDR('::/96')

/** `::7f00:1`: IPv4 in a form of IPv6 that is given up (RFC 4291, section 2.5.5.1), and that some systems still route. */
function isCompatible(address: Address): boolean {
  return address.kind() === 'ipv6' && address.match(compatible)
}

/** Whether a text is an address, a range or a CIDR block. */
export function isAddressRule(text: string): boolean {
  if (text.includes('-')) return text.split('-').length === 2 && text.split('-').every((end) => parseAddress(end.trim()) !== null)
  const [network = ''] = text.split('/', 1)
  return parseAddress(network) !== null && (network === text || ipaddr.isValidCIDR(text))
}

function toRule(text: string): Rule {
  if (text === '0.0.0.0') return isOwnAddress
  if (text.includes('-')) return rangeRule(text)
  if (!text.includes('/')) return equals(text)
  const [network, bits] = ipaddr.parseCIDR(text)
  return (address) => address.kind() === network.kind() && address.match(network, bits)
}

function rangeRule(text: string): Rule {
  const [first, last] = text.split('-').map((end) => parseAddress(end.trim())?.toByteArray() ?? [])
  return (address) => {
    const bytes = address.toByteArray()
    return bytes.length === first?.length && compare(bytes, first) >= 0 && compare(bytes, last ?? []) <= 0
  }
}

function equals(text: string): Rule {
  const normal = parseAddress(text)?.toNormalizedString()
  return (address) => address.toNormalizedString() === normal
}

/** Network interfaces change, so they are read every time. */
function isOwnAddress(address: Address): boolean {
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return address.range() === 'unspecified' || own.some((entry) => equals(entry.address)(address))
}

/** IPv4 in the form of IPv6 is IPv4. Zones are left out. */
function parseAddress(text: string): Address | null {
  const [plain = ''] = text.replace(/^\[(.*)\]$/, '$1').split('%', 1)
  // `ipaddr.js` also reads octal and shortened IPv4, which no resolver gives.
  if (!plain.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(plain)) return null
  return ipaddr.isValid(plain) ? ipaddr.process(plain) : null
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, byte] of one.entries()) {
    const difference = byte - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
