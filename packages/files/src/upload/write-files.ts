import { forbidden } from '@recto/errors'
import { EventBus } from '@recto/events'
import { type CollectionHookContext, type CollectionHooks, type Context, runRequest } from '@recto/pipeline'
import type { JsonObject } from '@recto/protocol'
import { systemDatabase } from '@recto/system'
import { deleteObjects, deleteWithVariants } from '../content/delete-objects.ts'
import type { Files } from '../files.ts'
import { filesCollection } from '../files-collection.ts'
import type { NewFile } from './new-file.ts'
import { holdNames, type Placement, place, placementOf } from './placement.ts'

/**
 * Creates the rows of files whose content is stored, in one transaction and by the rules of the caller, and gives their keys. When it
 * fails, neither rows nor content are left.
 * @throws {RectoError} as any write; FORBIDDEN when a name that was chosen is taken
 */
export async function createFiles(newFiles: readonly NewFile[], context: Context, files: Files): Promise<readonly string[]> {
  let placements: readonly Placement[] = []
  const created: { readonly key: string; readonly payload: JsonObject }[] = []
  const hooks: CollectionHooks = {
    beforeCreate: (payloads) => payloads.map((payload, index) => completed(payload, newFiles[index], placements[index])),
    async afterCreate(items, scope) {
      created.splice(0, created.length, ...items.map(({ key, payload }) => ({ key: String(key), payload })))
      for (const [index, { key }] of items.entries()) await saveChecksum(String(key), newFiles[index], scope)
      scope.beforeCommit('files:place', async () => {
        for (const [index, placement] of placements.entries()) await place(files, placement, created[index]?.key ?? '', scope)
      })
    },
  }
  try {
    placements = newFiles.map(placementOf)
    const data = newFiles.map(({ payload }) => withoutName(payload))
    await holdNames(files, placements, () =>
      runRequest({ kind: 'create', collection: filesCollection, data, query: { fields: ['id'] } }, quietContext(context, hooks)),
    )
  } catch (error) {
    await deleteContent(newFiles, placements, files)
    throw error
  }
  for (const { key, payload } of created) announceUpload(key, payload, context)
  return created.map(({ key }) => key)
}

/**
 * Gives a file other content. What it had is deleted after the commit, with all variants; the new content has a name of its own, so
 * that nobody ever reads half of each. When it fails, the file stays as it was.
 * @throws {RectoError} as any write; FORBIDDEN when there is no such file
 */
export async function replaceFile(key: string, file: NewFile, context: Context, files: Files): Promise<void> {
  let placements: readonly Placement[] = []
  let payload: JsonObject | null = null
  const hooks: CollectionHooks = {
    async beforeUpdate(change, scope) {
      const old = await readContentFacts(key, scope)
      const [placement] = placements
      if (old === null || placement === undefined) throw forbidden()
      if (placement.path === old.filename_disk) placements = [{ ...placement, path: file.content.path }]
      await saveChecksum(key, file, scope)
      scope.beforeCommit('files:place', async () => {
        for (const one of placements) await place(files, one, key, scope)
      })
      scope.afterCommit(`files:replaced:${key}`, () =>
        old.filename_disk === null ? undefined : deleteWithVariants(files, { storage: old.storage, path: old.filename_disk }),
      )
      payload = replaced(change.payload, { file, placement: placements[0], old })
      return payload
    },
  }
  try {
    placements = [placementOf({ ...file, payload: { filename_disk: file.payload['filename_disk'] } })]
    const data = withoutName(file.payload)
    const input = { kind: 'update', collection: filesCollection, keys: [key], data, isOne: true, query: { fields: ['id'] } } as const
    await holdNames(files, placements, () => runRequest(input, quietContext(context, hooks)))
    if (payload === null) throw forbidden()
  } catch (error) {
    await deleteContent([file], placements, files)
    throw error
  }
  announceUpload(key, payload, context)
}

/** The same request with hooks of its own, and without the events of items: an upload has an event of its own. */
export function quietContext(context: Context, hooks: CollectionHooks): Context {
  const { platform } = context
  const collectionHooks = new Map(platform.collectionHooks).set(filesCollection, hooks)
  return { ...context, platform: { ...platform, collectionHooks, events: new EventBus({ onHandlerError: () => {} }) } }
}

/** The name in storage is not written by the rules of the caller. */
export function withoutName({ filename_disk: _name, ...payload }: JsonObject): JsonObject {
  return payload
}

function completed(payload: JsonObject, file: NewFile | undefined, placement: Placement | undefined): JsonObject {
  if (file === undefined || placement === undefined) throw forbidden()
  const { content, picture } = file
  const id = file.payload['id'] ?? content.id
  const found = picture === null ? {} : { width: picture.width, height: picture.height, metadata: picture.metadata }
  const iptc = picture === null ? {} : { description: picture.description, tags: picture.tags }
  return { ...found, ...iptc, ...payload, ...contentFields(file, placement), id }
}

function contentFields({ content }: NewFile, { path }: Placement): JsonObject {
  return {
    storage: content.storage,
    filename_disk: path,
    filesize: content.size,
    type: content.type,
    uploaded_on: new Date().toISOString(),
  }
}

/** What a file knows of the content it had. */
interface ContentFacts {
  readonly storage: string
  readonly filename_disk: string | null
  readonly metadata: unknown
  readonly description: string | null
  readonly tags: unknown
}

async function readContentFacts(key: string, { context }: CollectionHookContext): Promise<ContentFacts | null> {
  const row = await systemDatabase(context.platform)
    .selectFrom('recto_files')
    .select(['storage', 'filename_disk', 'metadata', 'description', 'tags'])
    .where('id', '=', key)
    .executeTakeFirst()
  return row ?? null
}

interface Replacement {
  readonly file: NewFile
  readonly placement: Placement | undefined
  readonly old: ContentFacts
}

/** Dimensions are those of the new content; what people may have written stays. */
function replaced(payload: JsonObject, { file, placement, old }: Replacement): JsonObject {
  const { picture } = file
  const kept = (name: 'metadata' | 'description' | 'tags'): JsonObject =>
    isBlank(old[name]) && picture !== null ? { [name]: picture[name] } : {}
  return {
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    ...kept('metadata'),
    ...kept('description'),
    ...kept('tags'),
    ...payload,
    ...(placement === undefined ? {} : contentFields(file, placement)),
  }
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}

async function saveChecksum(key: string, file: NewFile | undefined, { context }: CollectionHookContext): Promise<void> {
  if (file === undefined) return
  const recto = systemDatabase(context.platform)
  await recto.deleteFrom('recto_file_contents').where('file', '=', key).execute()
  await recto.insertInto('recto_file_contents').values({ file: key, sha256: file.content.sha256 }).execute()
}

async function deleteContent(newFiles: readonly NewFile[], placements: readonly Placement[], files: Files): Promise<void> {
  const objects = newFiles.map(({ content }, index) => {
    const placement = placements[index]
    return { storage: content.storage, path: placement?.isMoved === true ? placement.path : content.path }
  })
  await deleteObjects(files, objects)
}

function announceUpload(key: string, payload: JsonObject, { platform, schema, account }: Context): void {
  platform.events.emit({
    events: 'files.upload',
    meta: { payload, key, collection: filesCollection },
    context: { database: platform.connection, schema, accountability: account },
  })
}
