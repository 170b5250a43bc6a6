import { lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { buildConnector } from 'undici'
import type { AddressRules } from './address-rules.ts'

/** Finds all addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>

export interface ResolvedAddress {
  readonly address: string
  readonly family: 4 | 6
}

/** What was refused, and why; for the log, since callers must not learn what is in the network. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError'
}

/**
 * How undici opens a connection. The name is resolved here, once; what was checked is what is connected to, so that a name
 * whose address changes between check and use gains nothing. Redirects open connections too and are checked the same way.
 */
export function guardedConnect(
  build: typeof buildConnector,
  rules: AddressRules,
  resolve: Resolve = resolveBySystem,
): buildConnector.connector {
  const connect = build({ lookup: guardedLookup(rules, resolve) } as buildConnector.BuildOptions)
  return (options, callback) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, '$1')
    // A literal address is not resolved, so the lookup would not check it.
    if (isIP(host) !== 0 && !rules.allows(host)) return callback(new ForbiddenAddressError(`${host} must not be connected to`), null)
    return connect(options, callback)
  }
}

/** One forbidden address makes the name forbidden: a name with public and private addresses is an attempt to bypass the check. */
function guardedLookup(rules: AddressRules, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const forbidden = addresses.find(({ address }) => !rules.allows(address))
        const [first] = addresses
        if (first === undefined) return callback(new Error(`${hostname} has no address`), '', 0)
        if (forbidden !== undefined)
          return callback(new ForbiddenAddressError(`${hostname} leads to ${forbidden.address}, which must not be connected to`), '', 0)
        if (options.all) return callback(null, [...addresses], 0)
        return callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, '', 0),
    )
  }
}

function resolveBySystem(hostname: string): Promise<readonly ResolvedAddress[]> {
  return new Promise((done, fail) => {
    systemLookup(hostname, { all: true }, (error, addresses) => {
      if (error) fail(error)
      else done(addresses.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })))
    })
  })
}
