import { prefixedObject } from '@recto/config'
import type { FilesOptions } from '@recto/files'
import { pageHeaders } from '@recto/http/server'
import type { AssetOptions } from '@recto/rest'
import type { Values } from './config/known-variables.ts'
import type { Config } from './config.ts'

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

/** How assets are answered, as `ASSETS_CACHE_*` and `ASSETS_CONTENT_SECURITY_POLICY_*` say. */
export function assetOptions({ values, settings }: Config): AssetOptions {
  const { directives } = prefixedObject(settings, 'ASSETS_CONTENT_SECURITY_POLICY_')
  const own = typeof directives === 'object' && directives !== null ? directives : {}
  const policy = { useDefaults: false, directives: { defaultSrc: "'none'", ...own } }
  const headers = pageHeaders({ hsts: null, contentSecurityPolicy: policy, crossOriginOpenerPolicy: null })
  return {
    cacheTtlMs: values.ASSETS_CACHE_TTL,
    revalidates: values.ASSETS_CACHE_REVALIDATE,
    contentSecurityPolicy: headers['content-security-policy'] ?? "default-src 'none'",
  }
}

/** What `/server/info` says of resumable uploads. */
export function uploadFacts({
  TUS_CHUNK_SIZE: chunkSize,
  FILES_MAX_UPLOAD_CONCURRENCY: maxConcurrency,
}: Values): Readonly<Record<string, unknown>> {
  return { tus: true, chunkSize, ...(Number.isFinite(maxConcurrency) ? { maxConcurrency } : {}) }
}
