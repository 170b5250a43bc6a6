/** Bounds imports are held to, by the names of the configuration. */
export interface ImportLimits {
  /** `IMPORT_TIMEOUT`. @default one hour */
  readonly timeoutMs: number
  /** `MAX_IMPORT_ERRORS`. @default 1000 */
  readonly errorsMax: number
  /** `IMPORT_MAX_CONCURRENCY`. @default 20 */
  readonly concurrentMax: number
  /** `IMPORT_MAX_FILE_SIZE`. @default 50 MB */
  readonly fileBytesMax: number
}

export const defaultImportLimits: ImportLimits = {
  timeoutMs: 3_600_000,
  errorsMax: 1000,
  concurrentMax: 20,
  fileBytesMax: 50 * 1024 * 1024,
}
