import { accepted, boolean, bytes, duration, integer, list, oneOf, string } from '@recto/config'

/** Files, images, uploads, imports. */
export const storageVariables = {
  IMPORT_TIMEOUT: duration('1h', 'Time limit of an import.'),
  IMPORT_MAX_CONCURRENCY: integer(20, 'Maximum number of imports, and of exports that run as jobs, in parallel.', 1),
  IMPORT_MAX_FILE_SIZE: bytes('50mb', 'Maximum size of an imported file.'),
  STORAGE_LOCATIONS: list('local', 'Names of storage locations. Uploads go to the first.'),
  STORAGE_LOCAL_DRIVER: string('local', 'Driver of the location `local`.'),
  STORAGE_LOCAL_ROOT: string('./uploads', 'Folder of the location `local`.'),
  FILES_MAX_UPLOAD_SIZE: bytes(null, 'Maximum size of an upload.'),
  FILES_MIME_TYPE_ALLOW_LIST: list('*/*', 'Allowed MIME types of uploads.'),
  FILES_DELETE_ORIGINAL_ON_MOVE: boolean(false, 'Delete the old object when a file moves to another location.'),
  FILE_METADATA_ALLOW_LIST: list(
    'ifd0.Make,ifd0.Model,exif.FNumber,exif.ExposureTime,exif.FocalLength,exif.ISOSpeedRatings',
    'Image metadata that is stored. `*`: all.',
  ),
  ASSETS_CACHE_TTL: duration('30d', 'Time browsers cache assets.'),
  ASSETS_CACHE_REVALIDATE: boolean(false, 'Tell browsers to revalidate cached assets.'),
  ASSETS_TRANSFORM_MAX_CONCURRENT: integer(25, 'Maximum number of image transformations in parallel.', 1),
  ASSETS_TRANSFORM_IMAGE_MAX_DIMENSION: integer(6000, 'Maximum side of an image that may be transformed, in pixels.', 1),
  ASSETS_TRANSFORM_IMAGE_MAX_OUTPUT_DIMENSION: integer(6000, 'Maximum side of a transformed image, in pixels.', 1),
  ASSETS_TRANSFORM_MAX_OPERATIONS: integer(5, 'Maximum number of operations in one transformation.'),
  ASSETS_TRANSFORM_TIMEOUT: duration('7500ms', 'Time limit of one transformation.'),
  ASSETS_VARIANTS_MAX_AGE: duration(
    null,
    'Time a variant of an image is kept after it was made; removed on `RETENTION_SCHEDULE`, made again on request.',
  ),
  ASSETS_VARIANTS_MAX_SIZE: bytes(
    null,
    'Maximum size of all variants in one storage location; the oldest are removed on `RETENTION_SCHEDULE`.',
  ),
  ASSETS_INVALID_IMAGE_SENSITIVITY_LEVEL: oneOf(
    ['none', 'truncated', 'error', 'warning'],
    'warning',
    'Level of image defects at which a transformation fails.',
  ),
  TUS_UPLOAD_EXPIRATION: duration('10m', 'Time an unfinished upload is kept.'),
  FILES_MAX_UPLOAD_CONCURRENCY: integer(Number.POSITIVE_INFINITY, 'Maximum number of uploads the studio runs in parallel.', 1),
  TUS_ENABLED: boolean(false, 'Accept resumable uploads.'),
  TUS_CHUNK_SIZE: bytes('8mb', 'Size of an upload chunk.'),
  TUS_CLEANUP_SCHEDULE: string('0 * * * *', 'Cron schedule on which unfinished uploads are removed.'),
  ...accepted({
    IMPORT_EXPORT_NAMESPACE: string('directus:import-export', 'Accepted for compatibility; imports keep nothing in Redis.'),
  }),
}
