import { boolean, bytes, duration, integer, list, oneOf, string } from '../variable.ts'

/** Files, images, uploads, imports. */
export const storageVariables = {
  STORAGE_LOCATIONS: list('local', 'Names of storage locations; the first takes uploads.'),
  STORAGE_LOCAL_DRIVER: string('local', 'Driver of the location `local`.'),
  STORAGE_LOCAL_ROOT: string('./uploads', 'Folder of the location `local`.'),
  FILES_MAX_UPLOAD_SIZE: bytes(null, 'Largest upload.'),
  FILES_MAX_UPLOAD_CONCURRENCY: integer(Number.POSITIVE_INFINITY, 'Uploads the studio starts at the same time.', 1),
  FILES_MIME_TYPE_ALLOW_LIST: list('*/*', 'Kinds of files accepted.'),
  FILES_DELETE_ORIGINAL_ON_MOVE: boolean(false, 'Delete the old object when a file changes its location.'),
  FILE_METADATA_ALLOW_LIST: list(
    'ifd0.Make,ifd0.Model,exif.FNumber,exif.ExposureTime,exif.FocalLength,exif.ISOSpeedRatings',
    'Image facts kept; `*` keeps all.',
  ),
  ASSETS_CACHE_TTL: duration('30d', 'How long browsers keep assets.'),
  ASSETS_CACHE_REVALIDATE: boolean(false, 'Ask browsers to check for changes.'),
  ASSETS_TRANSFORM_MAX_CONCURRENT: integer(25, 'Images transformed at the same time.', 1),
  ASSETS_TRANSFORM_IMAGE_MAX_DIMENSION: integer(6000, 'Longest side of an image that is transformed.', 1),
  ASSETS_TRANSFORM_IMAGE_MAX_OUTPUT_DIMENSION: integer(6000, 'Longest side of the result.', 1),
  ASSETS_TRANSFORM_MAX_OPERATIONS: integer(5, 'Most steps of one transformation.'),
  ASSETS_TRANSFORM_TIMEOUT: duration('7500ms', 'Longest time of one transformation.'),
  ASSETS_INVALID_IMAGE_SENSITIVITY_LEVEL: oneOf(['none', 'truncated', 'error', 'warning'], 'warning', 'What makes an image invalid.'),
  IMPORT_TIMEOUT: duration('1h', 'Longest time of an import.'),
  IMPORT_MAX_CONCURRENCY: integer(20, 'Imports running at the same time, and exports by jobs.', 1),
  IMPORT_MAX_FILE_SIZE: bytes('50mb', 'Largest file to import.'),
  IMPORT_EXPORT_NAMESPACE: string('directus:import-export', 'Prefix of import keys.'),
  TUS_ENABLED: boolean(false, 'Accept resumable uploads.'),
  TUS_CHUNK_SIZE: bytes('8388608', 'Size of an upload chunk.'),
  TUS_UPLOAD_EXPIRATION: duration('10m', 'How long an unfinished upload is kept.'),
  TUS_CLEANUP_SCHEDULE: string('0 * * * *', 'When unfinished uploads are removed.'),
}
