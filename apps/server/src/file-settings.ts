import type { FilesOptions } from '@recto/files'
import type { Values } from './config/known-variables.ts'

/** Limits and rules of files, as `FILES_*`, `FILE_*`, `ASSETS_*` and `TUS_*` say. */
export function fileSettings(values: Values): NonNullable<FilesOptions['settings']> {
  return {
    uploadBytesMax: values.FILES_MAX_UPLOAD_SIZE,
    allowedTypes: values.FILES_MIME_TYPE_ALLOW_LIST,
    deletesOriginalOnMove: values.FILES_DELETE_ORIGINAL_ON_MOVE,
    metadataKeys: values.FILE_METADATA_ALLOW_LIST,
    assets: {
      concurrentMax: values.ASSETS_TRANSFORM_MAX_CONCURRENT,
      dimensionMax: values.ASSETS_TRANSFORM_IMAGE_MAX_DIMENSION,
      outputDimensionMax: values.ASSETS_TRANSFORM_IMAGE_MAX_OUTPUT_DIMENSION,
      operationsMax: values.ASSETS_TRANSFORM_MAX_OPERATIONS,
      timeoutMs: values.ASSETS_TRANSFORM_TIMEOUT,
      sensitivity: values.ASSETS_INVALID_IMAGE_SENSITIVITY_LEVEL,
    },
    tus: { expirationMs: values.TUS_UPLOAD_EXPIRATION },
  }
}
