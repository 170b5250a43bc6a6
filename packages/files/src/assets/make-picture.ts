import { invalidQuery, RectoError } from '@recto/errors'
import type { Sharp as Image } from 'sharp'
import { isNotFound, storageFailure } from '../content/storage-failure.ts'
import { driverOf } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import type { Asset } from './asset-facts.ts'
import { loadSharp } from './load-sharp.ts'
import { avifByDefault, type Operation } from './operations.ts'
import { illegal, type PicturePlan } from './picture-plan.ts'

/** The largest original that is decoded, in bytes. It is held in memory while it is. */
const originalBytesMax = 256 * 1024 * 1024

/**
 * Makes a picture of an original. Decoding runs on threads of the image library.
 * @throws {RectoError} INVALID_QUERY for values an operation does not take, ILLEGAL_ASSET_TRANSFORMATION for too many pixels,
 * UNPROCESSABLE_CONTENT for a broken original, SERVICE_UNAVAILABLE when it takes too long
 */
export async function makePicture(asset: Asset, plan: PicturePlan, files: Files): Promise<Buffer> {
  const { dimensionMax, timeoutMs, sensitivity } = files.settings.assets
  const sharp = await loadSharp()
  const options = { failOn: sensitivity, limitInputPixels: dimensionMax ** 2, sequentialRead: true } as const
  // Values are checked before the original is opened.
  for (const operation of plan.operations) applyOperation(sharp({ create: blank }), operation)
  const original = await readOriginal(asset, files)
  const image = [avifByDefault, ...plan.operations].reduce<Image>(applyOperation, sharp(original, options))
  try {
    return await image.timeout({ seconds: Math.max(1, Math.ceil(timeoutMs / 1000)) }).toBuffer()
  } catch (error) {
    throw failureOf(error)
  }
}

const blank = { width: 1, height: 1, channels: 4, background: 'black' } as const

/** @throws {RectoError} INVALID_QUERY for values that the method does not take */
function applyOperation(image: Image, [method, ...given]: Operation): Image {
  const call: unknown = Reflect.get(image, method)
  try {
    if (typeof call !== 'function') throw new TypeError(`There is no ${method}`)
    return Reflect.apply(call, image, [...given]) as Image
  } catch (error) {
    throw invalidQuery(firstLine(error))
  }
}

async function readOriginal({ storage, path, size }: Asset, files: Files): Promise<Buffer> {
  if (size !== null && size > originalBytesMax) throw illegal()
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of await driverOf(files, storage).read(path)) {
      bytes += (chunk as Buffer).length
      if (bytes > originalBytesMax) throw illegal()
      chunks.push(chunk as Buffer)
    }
  } catch (error) {
    if (isNotFound(error)) throw new RectoError('FORBIDDEN', { cause: error })
    throw storageFailure(error, storage, `Couldn't read file ${path}`)
  }
  return Buffer.concat(chunks)
}

/** What went wrong, by what libvips says. */
function failureOf(error: unknown): RectoError {
  const reason = firstLine(error)
  if (/timeout/i.test(reason)) return timedOut(error)
  if (/pixel limit|too (?:large|big)|dimensions exceed/i.test(reason)) return illegal()
  // Operations fail by their own names, on values that fit no picture of this size.
  if (/^(?:extract|bad extract|resize|extend|affine|embed|conv|recomb|hist|linear|median|rank)/i.test(reason)) return invalidQuery(reason)
  return new RectoError('UNPROCESSABLE_CONTENT', { extensions: { reason: `The picture is broken: ${reason}` }, cause: error })
}

/** SERVICE_UNAVAILABLE for a picture that takes too long. */
export function timedOut(cause?: unknown): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'files', reason: 'Transformation timed out' }, cause })
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
  return line.trim().slice(0, 300)
}
