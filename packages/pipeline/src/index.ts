export type { Account, Rights } from '@recto/permissions'
export type { AccessCache } from './access/access-cache.ts'
export { type ItemPermissionRequest, type ItemReadRequest, isItemPermitted, planItemRead } from './access/item-permission.ts'
export { readOwnRoles, readOwnUser } from './access/own-account.ts'
export { type GlobalRights, type ItemRights, readGlobalRights, readItemRights, readOwnPermissions } from './access/own-rights.ts'
export { type ModelReader, modelReader, readableCollections } from './access/read-structure.ts'
export { anonymous, type Identity, resolveAccount } from './access/resolve-account.ts'
export { rightsOf } from './access/rights-of.ts'
export { type VisibleCollection, visibleModel } from './access/visible-collections.ts'
export { type Context, createContext } from './context.ts'
export { createPlatform, type PlatformOptions } from './create-platform.ts'
export type { EventContext } from './event-context.ts'
export { checkHealth, type Health, type HealthCheck } from './health/check-health.ts'
export { isSetUp, readProject } from './health/project-info.ts'
export type { Input, ReadInput } from './input.ts'
export { defaultLimits, type RequestLimits } from './limits.ts'
export { type Log, silentLog } from './log.ts'
export { openPipeline, type PipelineOptions } from './open-pipeline.ts'
export type { Platform } from './platform.ts'
export { checkQuery } from './read/parse/parse-read.ts'
export { type Row, type RowsRequest, readRows } from './read/read-rows.ts'
export type { Download, Meta, Result } from './result.ts'
export { runRequest } from './run-request.ts'
export { createSchemaCache, type SchemaCache, type SchemaCacheOptions } from './schema-cache/schema-cache.ts'
export type { Cipher } from './secrets/cipher.ts'
export { checkPasswordPolicy, isPasswordPolicy } from './secrets/password-policy.ts'
export {
  type Match,
  type Matches,
  type StoredRow,
  type SystemTable,
  type SystemTableSource,
  systemTable,
} from './system-tables/system-table.ts'
export { startTimings, type Timings } from './timings.ts'
export { resolveDynamicValues } from './variables/resolve-dynamic-values.ts'
export {
  type CollectionHookContext,
  type CollectionHooks,
  type CreatedItem,
  defineCollectionHooks,
  type ItemKey,
  type UpdatedItems,
} from './write/collection-hooks.ts'
export { type ChangedRow, updateRows } from './write/execute/update-rows.ts'
export type { CreateInput, DeleteInput, MergeInput, MutationInput, UpdateInput, UpsertInput } from './write/parse/mutation-input.ts'
export { validatePayload } from './write/plan/validate-payload.ts'
export { type IsNew, type PreviewedChange, previewChange } from './write/preview-change.ts'
export { type NewActivity, recordActivity } from './write/record/record-activity.ts'
export { type BatchOperation, type BatchResult, runBatch } from './write/run-batch.ts'
export { type ImportInput, type ImportProgress, type ImportSummary, runImport } from './write/run-import.ts'
