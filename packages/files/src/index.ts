export { type Files, openFiles } from './files.ts'
export {
  type AssetSettings,
  defaultFileSettings,
  type FileSettings,
  type FilesOptions,
  type ImageSensitivity,
  type TusSettings,
} from './files-options.ts'
export {
  assertReplaceable,
  assertUploadable,
  type FilePart,
  replaceContent,
  type UploadRequest,
  uploadFiles,
} from './upload/upload-files.ts'
