export { administrator } from '@recto/pipeline'
export { type OpenPlatform, openPlatform } from './open-platform.ts'
export type { Database, DatabaseOptions, MailSettings, OpenPlatformOptions, PlatformSettings } from './platform-options.ts'
export { firstLine, prepareTables } from './prepare-tables.ts'
