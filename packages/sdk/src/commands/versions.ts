import type { Command } from '../command.ts'

/** How a version of an item compares with the item. */
export interface VersionComparison {
  /** Whether the item was changed since the version was made. */
  readonly outdated: boolean
  /** State of the item, to be sent with `promoteVersion`. */
  readonly mainHash: string
  /** What the version would change. */
  readonly current: Readonly<Record<string, unknown>>
  readonly main: Readonly<Record<string, unknown>>
}

/** Compares a version with its item. */
export function compareVersion<Schema>(id: string): Command<Schema, VersionComparison> {
  return { method: 'GET', path: `${versionPath(id)}/compare` }
}

/** Adds changes to a version. The item stays as it is. */
export function saveVersion<Schema>(id: string, changes: object): Command<Schema, Readonly<Record<string, unknown>>> {
  return { method: 'POST', path: `${versionPath(id)}/save`, body: changes }
}

/**
 * Writes what a version changes to its item; `fields` picks some of it. The version stays.
 * @throws {RequestError} VERSION_HASH_MISMATCH when the item changed since `compareVersion` gave the hash; UNPROCESSABLE_CONTENT when
 *   nothing was saved in the version.
 */
export function promoteVersion<Schema>(id: string, mainHash: string, fields?: readonly string[]): Command<Schema, string> {
  return { method: 'POST', path: `${versionPath(id)}/promote`, body: { mainHash, ...(fields && { fields }) } }
}

/** Sets an item back to what a revision holds, with the rights of the caller. Relations stay. */
export function revertToRevision<Schema>(revision: string | number): Command<Schema, undefined> {
  return { method: 'POST', path: `/utils/revert/${encodeURIComponent(revision)}` }
}

function versionPath(id: string): string {
  return `/versions/${encodeURIComponent(id)}`
}
