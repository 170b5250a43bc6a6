import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import { forbidden, RectoError } from '@recto/errors'
import type { OpenedFile } from '@recto/storage'
import { variantName } from '../content/file-names.ts'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { Asset } from './asset-facts.ts'
import { makePicture, timedOut } from './make-picture.ts'
import type { PicturePlan } from './picture-plan.ts'
import { createSlots, type Slots } from './slots.ts'

/** What runs now, by files. */
interface Workshop {
  readonly slots: Slots
  readonly making: Map<string, Making>
}

/** A variant that is being made. */
interface Making {
  /** `null`: another instance has made it. */
  readonly bytes: Promise<Buffer | null>
  /** Rejects when it takes too long. The image library looks at its own time limit between steps only, and some steps take minutes. */
  readonly overdue: Promise<never>
}

const workshops = new WeakMap<Files, Workshop>()

/** Decoding at once; more would only need more memory. */
const runningMax = 4

function workshopOf(files: Files): Workshop {
  const known = workshops.get(files)
  if (known !== undefined) return known
  const { concurrentMax } = files.settings.assets
  const slots = createSlots({ running: Math.min(concurrentMax, runningMax, Math.max(2, availableParallelism())), total: concurrentMax })
  const workshop = { slots, making: new Map<string, Making>() }
  workshops.set(files, workshop)
  return workshop
}

/**
 * Opens the variant of a file by a plan: as it is kept beside the original, or made and kept. Requests for the same variant wait for one
 * making, on other instances too.
 * @throws {RectoError} SERVICE_UNAVAILABLE when too many are being made; as {@link makePicture}
 */
export async function openVariant(asset: Asset, plan: PicturePlan, files: Files): Promise<OpenedFile> {
  const path = variantPath(asset, plan)
  const kept = await openKept(asset.storage, path, files)
  if (kept !== null) return kept
  const made = await makeInTurn({ asset, plan, path }, files)
  if (made !== null) return openBytes(made)
  const madeElsewhere = await openKept(asset.storage, path, files)
  // It was deleted with its file in between.
  if (madeElsewhere === null) throw forbidden()
  return madeElsewhere
}

async function makeInTurn(wanted: Wanted, files: Files): Promise<Buffer | null> {
  const { making } = workshopOf(files)
  const name = `${wanted.asset.storage}:${wanted.path}`
  const running = making.get(name) ?? startMaking(wanted, files)
  if (!making.has(name)) {
    making.set(name, running)
    const forget = (): void => void making.delete(name)
    running.bytes.then(forget, forget)
  }
  return await Promise.race([running.bytes, running.overdue])
}

/** It keeps its place until the image library is done, even when nobody waits for it any more. @throws {RectoError} SERVICE_UNAVAILABLE */
function startMaking(wanted: Wanted, files: Files): Making {
  const { timeoutMs } = files.settings.assets
  let begin = (): void => undefined
  const overdue = new Promise<never>((_, reject) => {
    // Once for the lock and once for the picture.
    begin = () => void setTimeout(() => reject(timedOut()), 2 * timeoutMs + 1000).unref()
  })
  overdue.catch(() => undefined)
  const bytes = workshopOf(files).slots.run(() => {
    begin()
    return makeOnce(wanted, files)
  })
  if (bytes === null) throw busy()
  return { bytes, overdue }
}

/** What was just made is in memory. */
function openBytes(bytes: Buffer): OpenedFile {
  const read = async (): Promise<Readable> => Readable.from([bytes], { objectMode: false })
  return { size: bytes.length, modified: new Date(), bytes, read, close: async () => undefined }
}

function variantPath({ path, type }: Asset, plan: PicturePlan): string {
  // Two files may differ in their extension only.
  const hash = createHash('sha1')
    .update(JSON.stringify([path, type, plan]))
    .digest('hex')
  return variantName(path, hash, plan.format === null ? posix.extname(path) : `.${plan.format === 'jpeg' ? 'jpg' : plan.format}`)
}

async function openKept(storage: string, path: string, files: Files): Promise<OpenedFile | null> {
  try {
    return await driverOf(files, storage).open(path)
  } catch (error) {
    if (isNotFound(error)) return null
    throw storageFailure(error, storage, `Couldn't read file ${path}`)
  }
}

interface Wanted {
  readonly asset: Asset
  readonly plan: PicturePlan
  readonly path: string
}

async function makeOnce({ asset, plan, path }: Wanted, files: Files): Promise<Buffer | null> {
  const { timeoutMs } = files.settings.assets
  const lock = { ttlMs: 2 * timeoutMs + 5000, waitMs: timeoutMs }
  const made = await files.locks.hold(`files:variant:${asset.storage}:${path}`, lock, async () => {
    if (await driverOf(files, asset.storage).exists(path)) return { bytes: null }
    const bytes = await makePicture(asset, plan, files)
    await keepVariant({ asset, plan, path }, bytes, files)
    return { bytes }
  })
  if (made === null) throw busy()
  return made.bytes
}

/** A variant that can't be kept is served all the same. */
async function keepVariant({ asset, path }: Wanted, bytes: Buffer, files: Files): Promise<void> {
  const content = Readable.from([bytes], { objectMode: false })
  await driverOf(files, asset.storage)
    .write(path, content, { size: bytes.length })
    .catch((error: unknown) => files.platform.log.warn({ err: error, path }, 'A variant of a file could not be kept.'))
}

function busy(): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'files', reason: 'Server too busy' } })
}
