import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { RectoError } from '@recto/errors'
import type { FileStat } from '@recto/storage'
import { variantName } from '../content/file-names.ts'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { Asset } from './asset-facts.ts'
import { makePicture } from './make-picture.ts'
import type { PicturePlan } from './picture-plan.ts'
import { createSlots, type Slots } from './slots.ts'

/** A picture that was made of a file, in the storage of the file. */
export interface Variant {
  readonly path: string
  readonly size: number
  /** The whole of it, when it has just been made. */
  readonly bytes: Buffer | null
}

/** What runs now, by files. */
interface Workshop {
  readonly slots: Slots
  readonly making: Map<string, Promise<Variant>>
}

const workshops = new WeakMap<Files, Workshop>()

/** Decoding at once; more would only need more memory. */
const runningMax = 4

function workshopOf(files: Files): Workshop {
  const known = workshops.get(files)
  if (known !== undefined) return known
  const { concurrentMax } = files.settings.assets
  const slots = createSlots({ running: Math.min(concurrentMax, runningMax, Math.max(2, availableParallelism())), total: concurrentMax })
  const workshop = { slots, making: new Map<string, Promise<Variant>>() }
  workshops.set(files, workshop)
  return workshop
}

/**
 * The variant of a file by a plan: as it is kept beside the original, or made and kept. Requests for the same variant wait for one
 * making, on other instances too.
 * @throws {RectoError} SERVICE_UNAVAILABLE when too many are being made; as {@link makePicture}
 */
export async function variantOf(asset: Asset, plan: PicturePlan, files: Files): Promise<Variant> {
  const path = variantPath(asset, plan)
  const kept = await findVariant(asset.storage, path, files)
  if (kept !== null) return kept
  const { slots, making } = workshopOf(files)
  const name = `${asset.storage}:${path}`
  const running = making.get(name)
  if (running !== undefined) return await running
  const started = slots.run(() => makeOnce({ asset, plan, path }, files))
  if (started === null) throw busy()
  making.set(name, started)
  try {
    return await started
  } finally {
    making.delete(name)
  }
}

function variantPath({ path, type }: Asset, plan: PicturePlan): string {
  // Two files may differ in their extension only.
  const hash = createHash('sha1')
    .update(JSON.stringify([path, type, plan]))
    .digest('hex')
  return variantName(path, hash, plan.format === null ? posix.extname(path) : `.${plan.format === 'jpeg' ? 'jpg' : plan.format}`)
}

async function findVariant(storage: string, path: string, files: Files): Promise<Variant | null> {
  try {
    const { size }: FileStat = await driverOf(files, storage).stat(path)
    return { path, size, bytes: null }
  } catch (error) {
    if (isNotFound(error)) return null
    throw storageFailure(error, storage, `Couldn't read file ${path}`)
  }
}

interface Making {
  readonly asset: Asset
  readonly plan: PicturePlan
  readonly path: string
}

async function makeOnce({ asset, plan, path }: Making, files: Files): Promise<Variant> {
  const { timeoutMs } = files.settings.assets
  const lock = { ttlMs: 2 * timeoutMs + 5000, waitMs: timeoutMs }
  const made = await files.locks.hold(`files:variant:${asset.storage}:${path}`, lock, async () => {
    const kept = await findVariant(asset.storage, path, files)
    if (kept !== null) return kept
    const bytes = await makePicture(asset, plan, files)
    await keepVariant({ asset, plan, path }, bytes, files)
    return { path, size: bytes.length, bytes }
  })
  if (made === null) throw busy()
  return made
}

/** A variant that can't be kept is served all the same. */
async function keepVariant({ asset, path }: Making, bytes: Buffer, files: Files): Promise<void> {
  const content = Readable.from([bytes], { objectMode: false })
  await driverOf(files, asset.storage)
    .write(path, content, { size: bytes.length })
    .catch((error: unknown) => files.platform.log.warn({ err: error, path }, 'A variant of a file could not be kept.'))
}

function busy(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'files', reason: 'Server too busy' } })
}
