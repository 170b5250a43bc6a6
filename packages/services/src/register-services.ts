import { type CollectionHooks, defineCollectionHooks, type Platform } from '@recto/pipeline'
import { accessHooks } from './access/access-rules.ts'
import { commentHooks } from './comments/comment-rules.ts'
import { flowHooks, operationHooks } from './flows/flow-rules.ts'
import { folderHooks } from './folders/folder-rules.ts'
import type { SendNotification } from './notifications/notification-mail.ts'
import { notificationHooks } from './notifications/notification-rules.ts'
import { permissionHooks } from './permissions/permission-rules.ts'
import { policyHooks } from './policies/policy-rules.ts'
import { roleHooks } from './roles/role-rules.ts'
import { settingHooks } from './settings/setting-rules.ts'
import { shareHooks } from './shares/share-rules.ts'
import { translationHooks } from './translations/translation-rules.ts'
import { noUserLimits, type UserLimits } from './users/user-limits.ts'
import { userHooks } from './users/user-rules.ts'
import { versionHooks } from './versions/version-rules.ts'

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
  for (const [name, rules] of Object.entries(rulesByName(options))) defineCollectionHooks(platform, `directus_${name}`, rules)
}

function rulesByName(options: ServiceOptions): Readonly<Record<string, CollectionHooks>> {
  const limits = options.userLimits ?? noUserLimits
  const send = options.sendNotification ?? (async () => {})
  return {
    access: accessHooks(limits),
    comments: commentHooks({ publicUrl: options.publicUrl ?? '', send }),
    flows: flowHooks,
    folders: folderHooks,
    notifications: notificationHooks(send),
    operations: operationHooks,
    permissions: permissionHooks,
    policies: policyHooks(limits),
    roles: roleHooks(limits),
    settings: settingHooks,
    shares: shareHooks,
    translations: translationHooks,
    users: userHooks(limits),
    versions: versionHooks,
  }
}
