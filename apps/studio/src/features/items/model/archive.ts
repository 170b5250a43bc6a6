import { fieldOf, type ModelCollection, type Options } from '../../../model/model.ts'
import type { ListSearch } from './list-search.ts'

/** What a list shows of a collection with an archive. */
export type ArchiveChoice = 'active' | 'archived' | 'all'

/** Whether items of a collection can be archived. */
export function hasArchive({ settings }: ModelCollection): boolean {
  return settings.archiveField !== null && settings.archiveValue !== null
}

/** What the address says of the archive. */
export function archiveChoice({ archived, all }: ListSearch): ArchiveChoice {
  if (archived === true) return 'archived'
  return all === true ? 'all' : 'active'
}

/** The filter that leaves out what is archived, or all else. */
export function archiveFilter(collection: ModelCollection, choice: ArchiveChoice): Options | undefined {
  const { archiveField, hidesArchived } = collection.settings
  if (archiveField === null || !hasArchive(collection) || !hidesArchived || choice === 'all') return undefined
  const value = archiveValue(collection, true)
  return { [archiveField]: { [choice === 'archived' ? '_eq' : '_neq']: value } }
}

/** What the archive field holds of items in the archive, or outside. Booleans are stored as words. */
export function archiveValue(collection: ModelCollection, isArchived: boolean): unknown {
  const { archiveField, archiveValue: archived, unarchiveValue } = collection.settings
  const stored = isArchived ? archived : unarchiveValue
  const isBoolean = fieldOf(collection, archiveField ?? '')?.type === 'boolean'
  return isBoolean && stored !== null ? stored === 'true' : stored
}
