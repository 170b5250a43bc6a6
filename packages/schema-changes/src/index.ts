export { changeModel, type ModelChange, type ModelOptions, planModel, recoverModel } from './change-model.ts'
export type { ModelEvent, ModelWork } from './change-work/model-work.ts'
export type { ModelPlan, PlannedRows, PlannedStatement } from './change-work/recording-work.ts'
export { applyingDiff } from './migration/apply-diff.ts'
export { type DiffPayload, parseDiff, parseSnapshot } from './migration/parse-snapshot.ts'
export { checkDiff, currentSnapshot, diffWith, snapshotHash, snapshotVersion } from './migration/snapshots.ts'
export {
  creatingCollections,
  creatingField,
  creatingRelation,
  deletingCollection,
  deletingField,
  deletingRelation,
  generatingTranslations,
  renamingCollection,
  renamingField,
  updatingCollection,
  updatingCollections,
  updatingField,
  updatingFields,
  updatingRelation,
} from './model-changes.ts'
