export { type Archive, archiveFiles, archiveFolder } from './archive/archive.ts'
export { type PrunedVariants, pruneVariants, type VariantLimits } from './assets/prune-variants.ts'
export { type CheckOptions, checkFiles, type FilesReport } from './check/check-files.ts'
export type { Files } from './files.ts'
export {
  type AssetSettings,
  defaultFileSettings,
  type FileSettings,
  type FilesOptions,
  type ImageSensitivity,
  type TusSettings,
} from './files-options.ts'
export { openFiles } from './open-files.ts'
export { createTusServer, type TusServer } from './tus/tus-server.ts'
export { importFile } from './upload/import-file.ts'
export {
  assertReplaceable,
  assertUploadable,
  createFile,
  type FilePart,
  type MadeFile,
  replaceContent,
  type UploadRequest,
  uploadFiles,
} from './upload/upload-files.ts'
