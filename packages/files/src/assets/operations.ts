import { invalidQuery } from '@recto/errors'

/** One call of the image library: the method, and what it is given. */
export type Operation = readonly [method: string, ...given: readonly unknown[]]

/** Methods that clients may call. */
const allowed = new Set([
  'toFormat',
  'jpeg',
  'png',
  'tiff',
  'webp',
  'avif',
  'resize',
  'extend',
  'extract',
  'trim',
  'rotate',
  'flip',
  'flop',
  'sharpen',
  'median',
  'blur',
  'flatten',
  'gamma',
  'negate',
  'normalise',
  'normalize',
  'clahe',
  'convolve',
  'threshold',
  'linear',
  'recomb',
  'modulate',
  'tint',
  'greyscale',
  'grayscale',
  'toColorspace',
  'toColourspace',
  'removeAlpha',
  'ensureAlpha',
  'extractChannel',
  'bandbool',
])

/** Formats that `toFormat` may be given. */
const formats = new Set(['jpg', 'jpeg', 'png', 'webp', 'tiff', 'avif', 'gif'])

/** The largest number that means something to any of them; sizes of what is made are limited besides. */
const numberMax = 100_000

/** @throws {RectoError} INVALID_QUERY when it is no call of an allowed method */
export function assertOperation(value: unknown): Operation {
  if (!Array.isArray(value) || typeof value[0] !== 'string')
    throw invalidQuery('"transforms" Parameter needs to be a JSON array of allowed transformations')
  const [method, ...given] = value as [string, ...unknown[]]
  if (!allowed.has(method)) throw invalidQuery(`"transforms" Parameter does not allow "${method.slice(0, 100)}" as a transformation`)
  for (const one of given) assertValue(one, method)
  if (method === 'toFormat' && !formats.has(String(given[0]))) throw invalidQuery('"transforms" Parameter names an unknown format')
  // A file of the server's, or a picture within the picture, is none of a client's business.
  if (method === 'bandbool' && given.some((one) => typeof one !== 'string')) throw invalidValue(method)
  return [method, ...(isAvif(method, given) ? given.map(withBoundedEffort) : given)]
}

/** Of `effort`, which for AVIF goes up to 9: 2 takes 1.4 s for a megapixel of noise and 4 takes 38 s, for a file that is no smaller. */
const avifEffort = { usual: 1, most: 2 }

/** Says how AVIF is written unless an operation says otherwise; whether it is stays open. */
export const avifByDefault: Operation = ['avif', { effort: avifEffort.usual, force: false }]

function isAvif(method: string, [format]: readonly unknown[]): boolean {
  return method === 'avif' || (method === 'toFormat' && format === 'avif')
}

function withBoundedEffort(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('effort' in given) || typeof given.effort !== 'number') return given
  return { ...given, effort: Math.min(given.effort, avifEffort.most) }
}

function assertValue(value: unknown, method: string, depth = 0): void {
  if (depth > 3) throw invalidValue(method)
  if (typeof value === 'number' && !(Math.abs(value) <= numberMax)) throw invalidValue(method)
  if (typeof value === 'string' && value.length > 100) throw invalidValue(method)
  if (typeof value !== 'object' || value === null) return
  const inner = Object.values(value)
  if (inner.length > 1000) throw invalidValue(method)
  for (const one of inner) assertValue(one, method, depth + 1)
}

function invalidValue(method: string): Error {
  return invalidQuery(`"transforms" Parameter has an impossible value for "${method}"`)
}
