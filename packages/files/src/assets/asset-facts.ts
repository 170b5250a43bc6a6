import { forbidden, RectoError } from '@recto/errors'
import { type Context, isAuthorized, rightsOf, runRequest } from '@recto/pipeline'
import { isItemPermitted } from '@recto/pipeline/items'
import { prepareQuery, systemDatabase } from '@recto/system'
import { collectText } from '../collect-text.ts'
import type { Files } from '../files.ts'
import { filesCollection } from '../files-collection.ts'

/** A file whose content may be read. */
export interface Asset {
  readonly id: string
  readonly storage: string
  /** Its name in the storage. */
  readonly path: string
  readonly type: string
  /** Bytes; `null`: the row does not say. */
  readonly size: number | null
  readonly width: number | null
  readonly height: number | null
  readonly focalPoint: FocalPoint | null
  /** Its name to people; `null`: the caller may not read it. */
  readonly name: string | null
  /** When it was changed; `null`: the caller may not read it. */
  readonly modified: Date | null
}

/** Pixels of the original. */
export interface FocalPoint {
  readonly x: number
  readonly y: number
}

const uuidShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** The key at the beginning of the last part of an address: what follows it, such as an extension, does not count. */
export function assetKey(text: string): string | null {
  const key = text.slice(0, 36)
  return uuidShape.test(key) ? key.toLowerCase() : null
}

/**
 * Finds a file whose content the caller may read.
 * @throws {RectoError} FORBIDDEN when there is none, or the caller may not read it
 */
export async function findAsset(key: string, context: Context, files: Files): Promise<Asset> {
  const row = await readRow(key, files)
  if (row === null) throw forbidden()
  const rights = await rightsOf(context)
  if (rights.isAdmin) return assetOf(row, row)
  const seen = await readSeen(key, rights, { row, context })
  if (seen !== null) return assetOf(row, seen)
  if (await isPublic(key, files)) return assetOf(row, row)
  throw forbidden()
}

/** A file whose content may be read with a signed address. @throws {RectoError} FORBIDDEN */
export async function findAnyAsset(key: string, files: Files): Promise<Asset> {
  const row = await readRow(key, files)
  if (row === null) throw forbidden()
  return assetOf(row, row)
}

const columns = [
  'id',
  'storage',
  'filename_disk',
  'filename_download',
  'type',
  'filesize',
  'width',
  'height',
  'focal_point_x',
  'focal_point_y',
  'modified_on',
] as const

const findRow = prepareQuery<{ key: string }>()('find file of an asset', (recto, parameter) =>
  recto.selectFrom('recto_files').select(columns).where('id', '=', parameter('key')),
)

type Row = Awaited<ReturnType<typeof findRow>>[number]

async function readRow(key: string, { platform }: Files): Promise<Row | null> {
  const [row] = await findRow(platform, { key })
  return row ?? null
}

/** What headers show. */
interface SeenFields {
  readonly filename_download?: string | null
  readonly modified_on?: string | Date | null
}

/** The fields of a file that the caller may read; `null`: not even the row. */
async function readSeen(key: string, rights: Awaited<ReturnType<typeof rightsOf>>, { row, context }: Seeing): Promise<SeenFields | null> {
  if (!isAuthorized(rights, 'read', filesCollection)) return null
  const rules = rights.access.read.collections.get(filesCollection)?.rules ?? []
  const mayRead = (name: string): boolean => rules.some(({ fields }) => fields === '*' || fields.has(name))
  const { filename_download, modified_on } = row
  const shown = Object.entries({ filename_download, modified_on }).filter(([name]) => mayRead(name))
  const isSameForAll = shown.every(([name]) => rules.every(({ fields }) => fields === '*' || fields.has(name)))
  // Which fields are shown depends on the matching rule only where rules differ in their fields.
  if (isSameForAll) return (await isReadable(key, context)) ? Object.fromEntries(shown) : null
  try {
    const query = { fields: shown.map(([name]) => name) }
    const result = await runRequest({ kind: 'read', collection: filesCollection, key, query, isBuffered: true }, context)
    return JSON.parse(await collectText(result)) as SeenFields | null
  } catch (error) {
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return null
    throw error
  }
}

interface Seeing {
  readonly row: Row
  readonly context: Context
}

/** Whether the rules let the caller read a file. */
async function isReadable(key: string, context: Context): Promise<boolean> {
  const collection = context.schema.collections.get(filesCollection)
  const { access } = await rightsOf(context)
  return collection !== undefined && (await isItemPermitted({ collection, key, access: access.read }, context))
}

/** Pictures of the project's own pages, which everybody sees. */
const publicSettings = ['project_logo', 'public_background', 'public_foreground', 'public_favicon'] as const

async function isPublic(key: string, { platform }: Files): Promise<boolean> {
  const row = await systemDatabase(platform).selectFrom('recto_settings').select(publicSettings).executeTakeFirst()
  return row !== undefined && publicSettings.some((name) => row[name] === key)
}

function assetOf(row: Row, seen: SeenFields): Asset {
  if (row.filename_disk === null) throw forbidden()
  const { focal_point_x: x, focal_point_y: y } = row
  const modified = seen.modified_on ?? null
  return {
    id: row.id,
    storage: row.storage,
    path: row.filename_disk,
    type: row.type ?? 'application/octet-stream',
    size: row.filesize === null ? null : Number(row.filesize),
    width: row.width,
    height: row.height,
    focalPoint: x === null || y === null ? null : { x, y },
    name: seen.filename_download ?? null,
    modified: modified === null ? null : new Date(modified),
  }
}
