export { changeSchema, planSchemaChange, recoverSchemaChange, type SchemaChangeOptions, type SchemaOperation } from './change-schema.ts'
export type { SchemaChangeEvent, SchemaChangeExecutor } from './execute/executor.ts'
export {
  createCollections,
  createField,
  createRelation,
  deleteCollection,
  deleteField,
  deleteRelation,
  generateTranslations,
  renameCollection,
  renameField,
  updateCollection,
  updateCollections,
  updateField,
  updateFields,
  updateRelation,
} from './operations.ts'
export type { PlannedRowChange, PlannedStatement, SchemaChangePlan } from './plan.ts'
export { applyDiff } from './snapshots/apply-diff.ts'
export { type DiffPayload, parseDiff, parseSnapshot } from './snapshots/parse-snapshot.ts'
export { changesFor, checkDiff, currentSnapshot, diffWith, snapshotHash } from './snapshots/snapshots.ts'
