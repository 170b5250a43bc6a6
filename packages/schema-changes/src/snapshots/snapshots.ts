import { createHash } from 'node:crypto'
import { forbidden, invalidPayload } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import { compatibleVersion } from '@recto/protocol'
import { diffSchemas, isEmptyDiff, isWhole, type SchemaDiff, type Snapshot, takeSnapshot } from '@recto/schema/snapshots'
import type { DiffPayload } from './parse-snapshot.ts'

/** The Directus version whose snapshots these are compatible with. */
export const snapshotVersion = compatibleVersion

/** The current collections, fields and relations. @throws {RectoError} FORBIDDEN unless the caller is an administrator */
export function currentSnapshot(context: Context): Snapshot {
  if (!context.account.isAdmin) throw forbidden()
  return takeSnapshot(context.platform.schemaCache.current(), { directus: snapshotVersion, vendor: context.platform.dialect.vendor })
}

/** The changes that would make this project equal to a snapshot; `null` when it already is. */
export function diffWith(context: Context, wanted: Snapshot, options: { readonly force: boolean }): DiffPayload | null {
  const current = currentSnapshot(context)
  if (!options.force) checkOrigin(current, wanted)
  const diff = diffSchemas(current, wanted)
  return isEmptyDiff(diff) ? null : { hash: snapshotHash(current), diff }
}

/** What a snapshot would change here, wherever it was taken, less what is ignored: paths such as `products.title`. `null`: nothing. */
export function changesFor(context: Context, wanted: Snapshot, ignored: readonly string[] = []): SchemaDiff | null {
  const found = diffWith(context, wanted, { force: true })
  if (found === null) return null
  const isKept = ({ collection, field }: { readonly collection: string; readonly field?: string }): boolean =>
    !ignored.includes(collection) && (field === undefined || !ignored.includes(`${collection}.${field}`))
  const { collections, fields, systemFields, relations } = found.diff
  const diff = {
    collections: collections.filter(isKept),
    fields: fields.filter(isKept),
    systemFields: systemFields.filter(isKept),
    relations: relations.filter(isKept),
  }
  return isEmptyDiff(diff) ? null : diff
}

function checkOrigin(current: Snapshot, wanted: Snapshot): void {
  if (wanted.directus !== current.directus) {
    throw invalidPayload(
      `Provided snapshot's directus version ${wanted.directus || 'undefined'} does not match the current instance's version ${current.directus}. You can bypass this check by passing the "force" query parameter`,
    )
  }
  if (wanted.vendor === '') {
    throw invalidPayload(
      `Provided snapshot does not contain the "vendor" property. You can bypass this check by passing the "force" query parameter`,
    )
  }
  if (wanted.vendor !== current.vendor) {
    throw invalidPayload(
      `Provided snapshot's vendor ${wanted.vendor} does not match the current instance's vendor ${current.vendor}. You can bypass this check by passing the "force" query parameter`,
    )
  }
}

/** Identifies one state of the schema, so that a diff can be checked against it. */
export function snapshotHash(snapshot: Snapshot): string {
  return createHash('sha1').update(JSON.stringify(snapshot)).digest('hex')
}

/** Checks that a diff was made for the current schema. @throws {RectoError} INVALID_PAYLOAD naming what changed since */
export function checkDiff(context: Context, { hash, diff }: DiffPayload): void {
  const current = currentSnapshot(context)
  if (hash === snapshotHash(current)) return
  checkParts(current, diff)
  throw invalidPayload(
    "Provided hash does not match the current instance's schema hash, indicating the schema has changed after this diff was generated. Please generate a new diff and try again",
  )
}

function checkParts(current: Snapshot, diff: SchemaDiff): void {
  const has = (entries: Snapshot['fields'], key: { readonly collection: string; readonly field?: string }): boolean =>
    entries.some((entry) => entry['collection'] === key.collection && (key.field === undefined || entry['field'] === key.field))
  for (const entry of diff.collections) {
    refuse(entry.diff, { isThere: has(current.collections, entry), what: `collection "${entry.collection}"` })
  }
  for (const entry of diff.fields) {
    refuse(entry.diff, { isThere: has(current.fields, entry), what: `field "${entry.collection}.${entry.field}"` })
  }
  for (const entry of diff.relations) {
    refuse(entry.diff, { isThere: has(current.relations, entry), what: `relation "${entry.collection}.${entry.field}"` })
  }
}

interface Existence {
  readonly isThere: boolean
  readonly what: string
}

function refuse(diff: SchemaDiff['fields'][number]['diff'], { isThere, what }: Existence): void {
  const advice = 'Please generate a new diff and try again'
  if (isThere && isWhole(diff, 'N')) throw invalidPayload(`Provided diff is trying to create ${what} but it already exists. ${advice}`)
  if (!isThere && isWhole(diff, 'D')) throw invalidPayload(`Provided diff is trying to delete ${what} but it does not exist. ${advice}`)
}
