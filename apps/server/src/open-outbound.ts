import { StartError } from '@recto/config'
import { createOutbound, isAddressRule, type Outbound } from '@recto/outbound'
import type { Log } from '@recto/pipeline'
import type { Values } from './config/known-variables.ts'

/** Requests to addresses that users choose. @throws {StartError} when a list of addresses can't be read */
export function openOutbound(values: Values, log: Log): Outbound {
  const lists = { IMPORT_IP_DENY_LIST: values.IMPORT_IP_DENY_LIST, OUTBOUND_IP_ALLOW_LIST: values.OUTBOUND_IP_ALLOW_LIST }
  for (const [name, list] of Object.entries(lists)) {
    const wrong = list.find((entry) => !isAddressRule(entry))
    if (wrong !== undefined) throw new StartError(`"${name}" holds "${wrong}", but must hold addresses, ranges or CIDR blocks.`)
  }
  return createOutbound({ deny: lists.IMPORT_IP_DENY_LIST, allow: lists.OUTBOUND_IP_ALLOW_LIST, log })
}
