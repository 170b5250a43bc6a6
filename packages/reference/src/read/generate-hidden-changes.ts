import type { Access } from '@recto/query'
import type { Relation, Schema } from '@recto/schema'
import fc from 'fast-check'
import { type Dataset, primaryKeyOf, type Row, rulesFor, type Viewer } from './dataset.ts'
import type { Draw, GeneratedDataset } from './generate-dataset.ts'
import { arbitraryValue } from './generate-value.ts'
import { followedLink, linkOf } from './relation-link.ts'
import { isVisible, linkedVisible, outputValue } from './visibility.ts'

export interface HiddenChangesOptions {
  readonly dataset: Dataset
  readonly access: Access
}

const attemptsMax = 16

/**
 * Another dataset that looks the same to someone: hidden rows are changed or gone, and hidden fields of visible rows hold
 * something else. `null` when nothing is hidden.
 */
export function generateHiddenChanges(
  draw: Draw,
  generated: GeneratedDataset,
  { dataset, access }: HiddenChangesOptions,
): GeneratedDataset | null {
  const seen = viewOf({ dataset, access })
  let variant: GeneratedDataset | null = null
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const changed = change(draw, variant ?? generated, dataset.schema)
    if (changed !== null && viewOf({ dataset: { ...dataset, rows: changed.rows }, access }) === seen) variant = changed
  }
  return variant
}

function change(draw: Draw, { description, rows }: GeneratedDataset, schema: Schema): GeneratedDataset | null {
  const name = draw(fc.constantFrom(...rows.keys()))
  const own = rows.get(name) ?? []
  if (own.length === 0) return null
  const index = draw(fc.nat({ max: own.length - 1 }))
  const others = own.filter((_, at) => at !== index)
  const row = own[index] ?? {}
  const changed = draw(fc.integer({ min: 0, max: 4 })) === 0 ? others : own.with(index, changedRow(draw, row, { others, name, schema }))
  return { description, rows: new Map([...rows, [name, changed]]) }
}

interface Surroundings {
  readonly others: readonly Row[]
  readonly name: string
  readonly schema: Schema
}

/** Keys of other rows are taken from where they stand already, so that they refer to something. */
function changedRow(draw: Draw, row: Row, { others, name, schema }: Surroundings): Row {
  const collection = schema.collections.get(name)
  const names = Object.keys(row).filter((field) => collection?.primaryKey.includes(field) === false)
  const field = draw(fc.constantFrom(...names))
  const isKey = schema.relations.some(
    (relation) => relation.collection === name && (relation.fields.includes(field) || relation.collectionField === field),
  )
  const type = collection?.fields.get(field)?.type ?? 'unknown'
  const value = isKey
    ? fc.constantFrom(null, ...others.map((other) => other[field] ?? null))
    : fc.oneof(arbitraryValue(field, type), fc.constant(null))
  return { ...row, [field]: draw<unknown>(value) }
}

/** Everything a caller can see, as one text. */
function viewOf(viewer: Viewer): string {
  const { schema, rows } = viewer.dataset
  const collections = [...schema.collections.keys()].filter((name) => rulesFor(viewer, name) !== null)
  return JSON.stringify(
    collections.map((name) => [
      name,
      (rows.get(name) ?? []).filter((row) => isVisible(viewer, name, row)).map((row) => sightOf(viewer, name, row)),
    ]),
  )
}

function sightOf(viewer: Viewer, name: string, row: Row): unknown {
  const fields = [...(viewer.dataset.schema.collections.get(name)?.fields.keys() ?? [])]
  const values = fields.map((field) => [isVisible(viewer, name, row, field), outputValue(viewer, name, row, field)])
  return [
    values,
    linksOf(viewer, name).map((link) =>
      link === null ? null : linkedVisible(viewer, name, row, link).map((other) => primaryKeyOf(viewer, link.collection, other)),
    ),
  ]
}

function followedLinks(viewer: Viewer, name: string, relation: Relation) {
  const { collection, field, collectionField, relatedCollection, allowedCollections } = relation
  if (relatedCollection !== name && allowedCollections?.includes(name) !== true) return []
  return [followedLink(viewer, name, collection, collectionField === null ? [field] : [field, collectionField])]
}

function linksOf(viewer: Viewer, name: string) {
  return viewer.dataset.schema.relations.flatMap((relation) => {
    const { collection, field, relatedCollection, oneField, allowedCollections } = relation
    const scopes = relatedCollection === null ? (allowedCollections ?? []) : [null]
    const from = collection === name ? scopes.map((scope) => linkOf(viewer, name, field, scope)) : []
    const to = relatedCollection === name && oneField !== null ? [linkOf(viewer, name, oneField)] : []
    return [...from, ...to, ...followedLinks(viewer, name, relation)]
  })
}
