import { Readable } from 'node:stream'
import { forbidden } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import mime from 'mime'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { Asset } from './asset-facts.ts'
import { isTransformable, type PicturePlan, planPicture } from './picture-plan.ts'
import { requestedTransformation } from './presets.ts'
import { type Variant, variantOf } from './variants.ts'

/** Content to be sent. */
export interface AssetContent {
  readonly type: string
  /** Bytes. */
  readonly size: number
  /** Whether parts of it may be asked for. */
  readonly hasRanges: boolean
  /** Whether it depends on the `Accept` header. */
  readonly isNegotiated: boolean
  /** First and last byte, both included; none: all of it. */
  read(range?: { readonly start: number; readonly end: number }): Promise<Readable>
}

export interface ContentRequest {
  /** The parameters of the address. */
  readonly query: JsonObject
  /** The `Accept` header. */
  readonly accept: string
}

/**
 * The content of a file, or of the variant of it that a request asks for, which is made when there is none.
 * @throws {RectoError} FORBIDDEN when there is no content; INVALID_QUERY, ILLEGAL_ASSET_TRANSFORMATION, UNPROCESSABLE_CONTENT,
 * SERVICE_UNAVAILABLE
 */
export async function assetContent(asset: Asset, { query, accept }: ContentRequest, files: Files): Promise<AssetContent> {
  const wanted = await requestedTransformation(query, files)
  if (wanted === null || !isTransformable(asset))
    return await originalContent(asset, { files, hasRanges: wanted === null, isNegotiated: false })
  const isNegotiated = wanted.format === 'auto'
  const plan = planPicture(asset, wanted, { accept, limits: files.settings.assets })
  if (plan === null) return await originalContent(asset, { files, hasRanges: false, isNegotiated })
  return variantContent(asset, await variantOf(asset, plan, files), { plan, files, isNegotiated })
}

interface OriginalOptions {
  readonly files: Files
  readonly hasRanges: boolean
  readonly isNegotiated: boolean
}

async function originalContent(asset: Asset, { files, ...facts }: OriginalOptions): Promise<AssetContent> {
  const { storage, path, type } = asset
  if (!files.storages.names.includes(storage)) throw forbidden()
  const driver = driverOf(files, storage)
  const { size } = await driver.stat(path).catch((error: unknown) => {
    throw readFailure(error, asset)
  })
  return {
    type,
    size,
    ...facts,
    read: (range) =>
      driver.read(path, range === undefined ? {} : { range }).catch((error: unknown) => {
        throw readFailure(error, asset)
      }),
  }
}

/** What is missing is answered like what may not be read. */
function readFailure(error: unknown, { storage, path }: Asset): unknown {
  return isNotFound(error) ? forbidden() : storageFailure(error, storage, `Couldn't read file ${path}`)
}

interface VariantOptions {
  readonly plan: PicturePlan
  readonly files: Files
  readonly isNegotiated: boolean
}

function variantContent(asset: Asset, { path, size, bytes }: Variant, { plan, files, isNegotiated }: VariantOptions): AssetContent {
  return {
    type: typeOf(asset, plan),
    size,
    hasRanges: false,
    isNegotiated,
    read: async () => (bytes === null ? await driverOf(files, asset.storage).read(path) : Readable.from([bytes], { objectMode: false })),
  }
}

/** Operations may set a format too; the last one counts. */
function typeOf(asset: Asset, { operations, format }: PicturePlan): string {
  if (format !== null) return `image/${format}`
  const last = operations.findLast(([method]) => formatMethods.has(method))
  if (last === undefined) return asset.type
  const [method, name] = last
  return mime.getType(method === 'toFormat' ? String(name) : method) ?? asset.type
}

const formatMethods = new Set(['toFormat', 'jpeg', 'png', 'tiff', 'webp', 'avif'])
