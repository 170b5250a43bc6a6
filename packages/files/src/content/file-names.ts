import { posix } from 'node:path'
import { invalidPayload } from '@recto/errors'
import mime from 'mime'

/** Characters a name may have in the database. */
const nameLengthMax = 255

/** The name a client gave, without the path some send, and without what no name has. @throws {RectoError} INVALID_PAYLOAD */
export function downloadName(given: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
  const name = (given.split(/[\\/]/).pop() ?? '').replace(/[\u0000-\u001F\u007F]/g, '').trim()
  if (name === '' || name === '.' || name === '..') throw invalidPayload('File is missing filename')
  if (name.length > nameLengthMax) throw invalidPayload(`A file name has at most ${nameLengthMax} characters`)
  return name
}

/** The end of a name that becomes the end of the name in storage: letters and digits only, case kept; else that of the type; else none. */
export function extensionOf(name: string, type: string): string {
  const extension = posix.extname(name)
  if (/^\.[a-z0-9]{1,20}$/i.test(extension)) return extension
  const ofType = mime.getExtension(type)
  return ofType === null ? '' : `.${ofType}`
}

/** A title made of a file name: `My_photo-one.JPG` is `My Photo One`. */
export function titleOf(name: string): string {
  const { name: base } = posix.parse(name)
  const words = base
    .replace(/[_\-.]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || base
}

/**
 * A name in storage that a client chose, made one that stays within its location: `sub/../photo.png` is `photo.png`.
 * @throws {RectoError} INVALID_PAYLOAD when nothing is left, it is too long, or only Recto gives such names
 */
export function diskName(given: unknown): string {
  if (typeof given !== 'string') throw invalidPayload('"filename_disk" must be a string')
  const name = posix.normalize(`/${given.replaceAll('\\', '/')}`).slice(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no file system takes them
  if (name === '' || name.endsWith('/') || /[\u0000-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(name))
    throw invalidPayload('"filename_disk" is not a file name')
  if (name.length > nameLengthMax) throw invalidPayload(`"filename_disk" has at most ${nameLengthMax} characters`)
  const folders = name.split('/')
  if (folders.some((part) => Buffer.byteLength(part) > nameLengthMax))
    throw invalidPayload('"filename_disk" has a name of more than 255 bytes')
  if (variantShape.test(name) || folders[0]?.toLowerCase() === reservedFolder) throw invalidPayload('"filename_disk" is reserved')
  return name
}

/** Where storages keep what is not a file yet. */
const reservedFolder = '.recto-uploads'

/** The names that {@link variantName} gives. */
const variantShape = /__[0-9a-f]{40}(?:\.[a-z0-9]+)?$/i

/** The name of a variant of a file: beside it, `<name>__<hash><extension>`. */
export function variantName(original: string, hash: string, extension: string): string {
  return `${baseOf(original)}__${hash}${extension}`
}

/** Whether a name in storage is that of a variant of this file, and not of a file whose name only begins the same. */
export function isVariantOf(original: string, name: string): boolean {
  const base = `${baseOf(original)}__`
  return name.startsWith(base) && /^[0-9a-f]{40}(?:\.[a-z0-9]+)?$/i.test(name.slice(base.length))
}

/** The prefix under which all variants of a file are listed. */
export function variantPrefix(original: string): string {
  return `${baseOf(original)}__`
}

/** The file a variant was made of, but for its extension; `null`: the name is not that of a variant. */
export function variantBase(name: string): string | null {
  return variantShape.test(name) ? name.replace(variantShape, '') : null
}

/** A name without its extension; folders stay. */
export function baseOf(name: string): string {
  return name.slice(0, name.length - posix.extname(name).length)
}
