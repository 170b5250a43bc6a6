import type { Locks } from '@recto/bus'
import type { Outbound } from '@recto/outbound'
import type { Platform } from '@recto/pipeline'
import type { StorageLocations } from '@recto/storage'

/** How broken an image has to be for a transformation of it to fail; the words of `sharp`. */
export type ImageSensitivity = 'none' | 'truncated' | 'error' | 'warning'

/** Limits and rules of files. */
export interface FileSettings {
  /** `FILES_MAX_UPLOAD_SIZE`: bytes of the largest file; `null`: no limit. @default null */
  readonly uploadBytesMax: number | null
  /** `FILES_MIME_TYPE_ALLOW_LIST`: patterns of the types that may be uploaded. @default every type */
  readonly allowedTypes: readonly string[]
  /** `FILES_DELETE_ORIGINAL_ON_MOVE`: a file that is renamed to a name that is taken by content without a file leaves nothing behind. @default false */
  readonly deletesOriginalOnMove: boolean
  /** `FILE_METADATA_ALLOW_LIST`: metadata that is kept, as `section.key`; `*`: all. @default camera and exposure */
  readonly metadataKeys: readonly string[]
  readonly assets: AssetSettings
  readonly tus: TusSettings
}

/** Limits of transformations. */
export interface AssetSettings {
  /** Running or waiting at once; further ones are refused. @default 25 */
  readonly concurrentMax: number
  /** Pixels of the longer side of an image that may be transformed. @default 6000 */
  readonly dimensionMax: number
  /** Pixels of the longer side of what is made. @default 6000 */
  readonly outputDimensionMax: number
  /** Entries of `transforms`. @default 5 */
  readonly operationsMax: number
  /** Milliseconds one transformation may take. @default 7500 */
  readonly timeoutMs: number
  /** @default warning */
  readonly sensitivity: ImageSensitivity
}

/** Rules of resumable uploads. */
export interface TusSettings {
  /** `TUS_UPLOAD_EXPIRATION`: milliseconds after the last request until an unfinished upload is removed. @default 10 minutes */
  readonly expirationMs: number
}

/** The settings unless configured otherwise. */
export const defaultFileSettings: FileSettings = {
  uploadBytesMax: null,
  allowedTypes: ['*/*'],
  deletesOriginalOnMove: false,
  metadataKeys: ['ifd0.Make', 'ifd0.Model', 'exif.FNumber', 'exif.ExposureTime', 'exif.FocalLength', 'exif.ISOSpeedRatings'],
  assets: {
    concurrentMax: 25,
    dimensionMax: 6000,
    outputDimensionMax: 6000,
    operationsMax: 5,
    timeoutMs: 7500,
    sensitivity: 'warning',
  },
  tus: { expirationMs: 600_000 },
}

/** What files are made of. */
export interface FilesOptions {
  readonly platform: Platform
  /** Where files are kept; new ones go into the first location. */
  readonly storages: StorageLocations
  readonly locks: Locks
  /** Fetches files from addresses that users choose. @default none: such imports are refused */
  readonly outbound?: Pick<Outbound, 'fetch'>
  /** Signs addresses; at least 32 bytes. */
  readonly secret: string
  readonly settings?: Partial<Omit<FileSettings, 'assets' | 'tus'>> & {
    readonly assets?: Partial<AssetSettings>
    readonly tus?: Partial<TusSettings>
  }
}
