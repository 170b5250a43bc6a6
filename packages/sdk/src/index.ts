export { type FieldType, type FilterOperator, filterOperators, type OperandKind, operatorsOf } from '@recto/protocol'
export type { Command, Envelope, Method } from './command.ts'
export { type AssetParameters, assetUrl, readAsset, type SignedFileUrl, signFile } from './commands/assets.ts'
export { type AuthTokens, type LoginInput, login, logout, refresh } from './commands/auth.ts'
export {
  deleteFiles,
  type FileRow,
  importFile,
  readFile,
  readFiles,
  replaceFile,
  updateFile,
  updateFiles,
  uploadFiles,
  zipFiles,
  zipFolder,
} from './commands/files.ts'
export { createFolder, deleteFolder, type FolderRow, readFolders, updateFolder } from './commands/folders.ts'
export { createItems, deleteItems, type ListedKey, sortItem, updateItemList, updateItems } from './commands/item-lists.ts'
export { createItem, deleteItemByKey, ifRevision, readSingleton, updateItemByKey, updateSingleton } from './commands/item-writes.ts'
export { type PrimaryKey, readItem, readItemByKey, readItems } from './commands/items.ts'
export { readCollections, readFields, readRelations } from './commands/model.ts'
export { createPreset, deletePreset, type PresetRow, readPresets, updatePreset } from './commands/presets.ts'
export { type ProjectInfo, ping, type ServerInfo, type SetupInput, serverInfo, setup } from './commands/server.ts'
export { openShare, readShareInfo, type ShareInfo } from './commands/shares.ts'
export {
  cancelJob,
  type ExportFormat,
  type ExportOptions,
  exportItems,
  exportToLibrary,
  importItems,
  type JobRow,
  readJob,
  readJobResult,
} from './commands/transfers.ts'
export { type ActionAccess, type CollectionPermissions, type Me, type Permissions, readMe, readMyPermissions } from './commands/users.ts'
export { compareVersion, promoteVersion, revertToRevision, saveVersion, type VersionComparison } from './commands/versions.ts'
export { type Client, type ClientOptions, createClient, type RequestOptions } from './create-client.ts'
export { type Credentials, jsonTokens, sessionCookie, staticToken, type TokenStore } from './credentials.ts'
export { encodeKey } from './encode-key.ts'
export type { AnySchema, CollectionName, Conditions, FieldSelection, Filter, ItemOf, Json, Picked, Query, Sort } from './infer-schema.ts'
export { type ApiProblem, isRequestError, RequestError, type RequestErrorCode } from './request-error.ts'
export type { CollectionRow, FieldRow, FieldRowMeta, FieldRowSchema, RelationRow, RelationRowSchema } from './rows.ts'
export { serializeQuery } from './serialize-query.ts'
export { type ResumableUpload, uploadResumable } from './upload-resumable.ts'
