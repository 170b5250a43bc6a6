export { actions, unrestrictedAccess } from './access-for.ts'
export type { Account } from './account.ts'
export { allowsPermission } from './allows-permission.ts'
export { appAccessPermissions } from './app-access.ts'
export {
  explainRights,
  type ItemFacts,
  type PermissionQuestion,
  type RightsExplanation,
  rowRulesOf,
} from './explain/explain-rights.ts'
export { createIpMatcher, type IpMatcher, isIpAccess } from './ip-access.ts'
export { type ActionOverview, type PermissionOverview, permissionOverview } from './overview.ts'
export { type PermittedFields, permittedFields } from './permitted-fields.ts'
export type { Action, Permission, Policy, PolicyAssignment } from './policy.ts'
export { type PolicyResolution, type PolicySubject, resolvePolicies } from './resolve-policies.ts'
export { fullRights, type Rights, rightsFor } from './rights.ts'
export { shareScope } from './share-permissions.ts'
