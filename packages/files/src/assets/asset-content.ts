import { forbidden } from '@recto/errors'
import type { JsonObject } from '@recto/protocol'
import type { OpenedFile } from '@recto/storage'
import mime from 'mime'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { Asset } from './asset-facts.ts'
import { isTransformable, type PicturePlan, planPicture } from './picture-plan.ts'
import { requestedTransformation } from './presets.ts'
import { openVariant } from './variants.ts'

/** What a request asks of a file, before its storage is asked. */
export interface AssetPlan {
  readonly type: string
  /** Whether parts of it may be asked for. */
  readonly hasRanges: boolean
  /** Whether it depends on the `Accept` header. */
  readonly isNegotiated: boolean
  /**
   * Opens the content, which is made when it is a variant that there is not yet. It is read once or closed.
   * @throws {RectoError} FORBIDDEN when there is no content; INVALID_QUERY, ILLEGAL_ASSET_TRANSFORMATION, UNPROCESSABLE_CONTENT,
   * SERVICE_UNAVAILABLE
   */
  open(): Promise<OpenedFile>
}

export interface ContentRequest {
  /** The parameters of the address. */
  readonly query: JsonObject
  /** The `Accept` header. */
  readonly accept: string
}

/**
 * Finds out whether a request is for a file as it is, or for a variant of it.
 * @throws {RectoError} INVALID_QUERY, ILLEGAL_ASSET_TRANSFORMATION
 */
export async function planAsset(asset: Asset, { query, accept }: ContentRequest, files: Files): Promise<AssetPlan> {
  const wanted = await requestedTransformation(query, files)
  const open = (): Promise<OpenedFile> => openOriginal(asset, files)
  if (wanted === null || !isTransformable(asset)) return { type: asset.type, hasRanges: wanted === null, isNegotiated: false, open }
  const isNegotiated = wanted.format === 'auto'
  const plan = planPicture(asset, wanted, { accept, limits: files.settings.assets })
  if (plan === null) return { type: asset.type, hasRanges: false, isNegotiated, open }
  return { type: typeOf(asset, plan), hasRanges: false, isNegotiated, open: () => openVariant(asset, plan, files) }
}

/** What is missing is answered like what may not be read. */
async function openOriginal({ storage, path }: Asset, files: Files): Promise<OpenedFile> {
  if (!files.storages.names.includes(storage)) throw forbidden()
  return await driverOf(files, storage)
    .open(path)
    .catch((error: unknown) => {
      throw isNotFound(error) ? forbidden() : storageFailure(error, storage, `Couldn't read file ${path}`)
    })
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
