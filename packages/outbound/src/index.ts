export { type AddressRules, type AddressRulesOptions, createAddressRules, isAddressRule } from './address-rules.ts'
export type { Resolve, ResolvedAddress } from './guarded-connect.ts'
export { createOutbound, type Outbound, type OutboundOptions, type OutboundRequest, readBody } from './outbound.ts'
