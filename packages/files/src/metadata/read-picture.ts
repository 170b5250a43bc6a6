import type { Metadata } from 'sharp'
import { loadSharp } from '../assets/load-sharp.ts'
import { driverOf, type StoredContent } from '../content/store-content.ts'
import type { Files } from '../files.ts'
import { allowedMetadata, type MetadataSections, sectionsOf } from './picture-metadata.ts'

/** What a picture says of itself. */
export interface PictureFacts {
  /** Pixels, as it is shown. */
  readonly width: number
  readonly height: number
  /** What is kept of its metadata. */
  readonly metadata: MetadataSections
  readonly description: string | null
  readonly title: string | null
  readonly tags: readonly string[] | null
}

/** Types whose dimensions and metadata are read. */
const measuredTypes = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/avif'])

/** The largest picture that is read as a whole because its beginning does not tell enough, in bytes. */
const wholeBytesMax = 64 * 1024 * 1024

/** Reads dimensions and metadata of a picture; `null` when it is none or is broken. */
export async function readPicture(files: Files, stored: StoredContent): Promise<PictureFacts | null> {
  if (!measuredTypes.has(stored.type) || stored.size === 0) return null
  try {
    const found = await readHeader(files, stored)
    return factsOf(found, files.settings.metadataKeys)
  } catch (error) {
    files.platform.log.debug({ err: error, path: stored.path }, 'A picture could not be read; it is kept without dimensions.')
    return null
  }
}

/** Most formats begin with what is wanted. */
async function readHeader(files: Files, stored: StoredContent): Promise<Metadata> {
  const sharp = await loadSharp()
  // Only the header is read, so that the number of pixels does not matter.
  const read = (bytes: Buffer): Promise<Metadata> => sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata()
  try {
    return await read(stored.head)
  } catch (error) {
    if (stored.head.length >= stored.size || stored.size > wholeBytesMax) throw error
    return await read(await readWhole(files, stored))
  }
}

async function readWhole(files: Files, { storage, path }: StoredContent): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await driverOf(files, storage).read(path)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function factsOf(found: Metadata, keys: readonly string[]): PictureFacts {
  // From 5 on, the camera was held on its side (EXIF, tag Orientation).
  const isTurned = (found.orientation ?? 1) >= 5
  const sections = sectionsOf(found)
  const { caption, headline, keywords } = sections['iptc'] ?? {}
  return {
    width: isTurned ? found.height : found.width,
    height: isTurned ? found.width : found.height,
    metadata: allowedMetadata(sections, keys),
    description: typeof caption === 'string' ? caption : null,
    title: typeof headline === 'string' ? headline : null,
    tags: keywords === undefined ? null : [keywords].flat().map(String),
  }
}
