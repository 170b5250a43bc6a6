export type { DeepChange } from './deep-diff.ts'
export { describeDiff } from './describe-diff.ts'
export { type CollectionDiff, diffSchemas, type FieldDiff, isEmptyDiff, isWhole, patchedEntry, type SchemaDiff } from './diff-schemas.ts'
export { type Snapshot, type SnapshotEntry, takeSnapshot } from './snapshot.ts'
