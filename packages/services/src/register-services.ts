import { type CollectionRules, defineCollectionRules, type Platform } from '@recto/pipeline'
import { accessRules } from './access/access-rules.ts'
import { commentRules } from './comments/comment-rules.ts'
import { flowRules, operationRules } from './flows/flow-rules.ts'
import { folderRules } from './folders/folder-rules.ts'
import type { SendNotification } from './notifications/notification-mail.ts'
import { notificationRules } from './notifications/notification-rules.ts'
import { permissionRules } from './permissions/permission-rules.ts'
import { policyRules } from './policies/policy-rules.ts'
import { roleRules } from './roles/role-rules.ts'
import { settingRules } from './settings/setting-rules.ts'
import { shareRules } from './shares/share-rules.ts'
import { translationRules } from './translations/translation-rules.ts'
import { noUserLimits, type UserLimits } from './users/user-limits.ts'
import { userRules } from './users/user-rules.ts'
import { versionRules } from './versions/version-rules.ts'

export interface ServiceOptions {
  /** Where the studio is reached; links in messages begin with it. @default '' */
  readonly publicUrl?: string
  /** @default no limits */
  readonly userLimits?: UserLimits
  /** How notifications go out by mail. @default they do not */
  readonly sendNotification?: SendNotification
}

/** Makes system collections do what they are there for, on every write that goes through the platform from now on. */
export function registerServices(platform: Platform, options: ServiceOptions = {}): void {
  for (const [name, rules] of Object.entries(rulesByName(options))) defineCollectionRules(platform, `directus_${name}`, rules)
}

function rulesByName(options: ServiceOptions): Readonly<Record<string, CollectionRules>> {
  const limits = options.userLimits ?? noUserLimits
  const send = options.sendNotification ?? (async () => {})
  return {
    access: accessRules(limits),
    comments: commentRules({ publicUrl: options.publicUrl ?? '', send }),
    flows: flowRules,
    folders: folderRules,
    notifications: notificationRules(send),
    operations: operationRules,
    permissions: permissionRules,
    policies: policyRules(limits),
    roles: roleRules(limits),
    settings: settingRules,
    shares: shareRules,
    translations: translationRules,
    users: userRules(limits),
    versions: versionRules,
  }
}
