import { type CollectionHooks, defineCollectionHooks, type Platform } from '@recto/pipeline'
import { flowHooks, operationHooks } from './collections/flow-hooks.ts'
import { folderHooks } from './collections/folder-hooks.ts'
import { translationHooks } from './collections/translation-hooks.ts'
import { commentHooks } from './comments/comment-hooks.ts'
import { notificationHooks } from './notifications/notification-hooks.ts'
import type { SendNotification } from './notifications/notification-mail.ts'
import { shareHooks } from './shares/share-hooks.ts'
import { versionHooks } from './versions/version-hooks.ts'

/** What the hooks of content need to know. */
export interface ContentHookOptions {
  /** Where the studio is reached; links in messages begin with it. @default '' */
  readonly publicUrl?: string
  /** Sends a notification by mail. @default none is sent */
  readonly sendNotification?: SendNotification
}

/**
 * Registers the collection hooks of comments, notifications, shares, versions, folders, flows, operations and translations.
 * Call it once per platform.
 */
export function registerContentHooks(platform: Platform, options: ContentHookOptions = {}): void {
  const { publicUrl = '', sendNotification = async () => {} } = options
  const hooks: Readonly<Record<string, CollectionHooks>> = {
    comments: commentHooks({ publicUrl, send: sendNotification }),
    flows: flowHooks,
    folders: folderHooks,
    notifications: notificationHooks(sendNotification),
    operations: operationHooks,
    shares: shareHooks,
    translations: translationHooks,
    versions: versionHooks,
  }
  for (const [name, collectionHooks] of Object.entries(hooks)) defineCollectionHooks(platform, `directus_${name}`, collectionHooks)
}
