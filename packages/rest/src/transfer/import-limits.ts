/** Limits of imports. */
export interface ImportLimits {
  /** `IMPORT_TIMEOUT`: how long an import may take, in milliseconds. @default one hour */
  readonly timeoutMs: number
  /** `MAX_IMPORT_ERRORS`: errors that are collected before an import is aborted. @default 1000 */
  readonly errorsMax: number
  /** `IMPORT_MAX_CONCURRENCY`: imports, and exports, that run at the same time. @default 20 */
  readonly concurrentMax: number
  /** `IMPORT_MAX_FILE_SIZE`: size of the largest file, in bytes. @default 50 MB */
  readonly fileBytesMax: number
}

/** The limits unless configured otherwise. */
export const defaultImportLimits: ImportLimits = {
  timeoutMs: 3_600_000,
  errorsMax: 1000,
  concurrentMax: 20,
  fileBytesMax: 50 * 1024 * 1024,
}
