import { relationFrom } from '@recto/schema'
import { fieldOf, grants, type Row, rulesFor, type Viewer, withFullRights } from './dataset.ts'
import { matchesFilter } from './filter.ts'
import { linked, type RelationLink } from './relation-link.ts'

/** Whether the viewer sees a row; with `field`, whether that field of it. */
export function isVisible(viewer: Viewer, collection: string, row: Row, field?: string): boolean {
  const rules = rulesFor(viewer, collection) ?? []
  return rules
    .filter((rule) => field === undefined || grants(rule, field))
    .some((rule) => rule.filter === null || matchesFilter(withFullRights(viewer), collection, row, rule.filter))
}

/** Whether the viewer sees a row when only these fields of it are asked for: other rules do not count then. */
export function isVisibleFor(viewer: Viewer, collection: string, row: Row, fields: readonly string[]): boolean {
  return fields.length === 0 ? isVisible(viewer, collection, row) : fields.some((field) => isVisible(viewer, collection, row, field))
}

/** A field's value as the viewer sees it: null when hidden. */
export function visibleValue(viewer: Viewer, collection: string, row: Row | null, field: string): unknown {
  if (row === null || !isVisible(viewer, collection, row, field)) return null
  return fieldOf(viewer, collection, field)?.column === null ? referenceOf(viewer, collection, row, field) : (row[field] ?? null)
}

/** As {@link visibleValue}, with the mask in place of what is never shown. */
export function outputValue(viewer: Viewer, collection: string, row: Row | null, field: string): unknown {
  const value = visibleValue(viewer, collection, row, field)
  return value !== null && fieldOf(viewer, collection, field)?.isConcealed === true ? '**********' : value
}

/** Rows reached through a link that the viewer may follow and see. */
export function linkedVisible(viewer: Viewer, collection: string, row: Row, link: RelationLink): readonly Row[] {
  if (link.isGuardedHere && !isPassable(viewer, collection, row, link)) return []
  return linked(viewer, link, row).filter(
    (other) => isVisible(viewer, link.collection, other) && (link.isGuardedHere || isPassable(viewer, link.collection, other, link)),
  )
}

function isPassable(viewer: Viewer, collection: string, row: Row, { guards }: RelationLink): boolean {
  return guards.every((field) => isVisible(viewer, collection, row, field))
}

/** A key of several columns as one text; null unless it is whole. */
function referenceOf(viewer: Viewer, collection: string, row: Row, field: string): string | null {
  const values = relationFrom(viewer.dataset.schema, collection, field)?.fields.map((name) => row[name] ?? null) ?? []
  return values.length === 0 || values.includes(null) ? null : values.map((value) => encodeURIComponent(String(value))).join(',')
}
