import type { Template } from './template.ts'

/** The data model as the studio needs it: what can be listed, and how to show it. */
export interface Model {
  /** In the order they are listed. */
  readonly collections: ReadonlyMap<string, ModelCollection>
}

export interface ModelCollection {
  readonly name: string
  /** The name as people read it. */
  readonly title: string
  readonly note: string | null
  readonly kind: 'table' | 'view' | 'folder'
  readonly isSystem: boolean
  readonly isHidden: boolean
  readonly isSingleton: boolean
  /** The database schema, for collections outside the default one. */
  readonly namespace: string | null
  /** The folder this collection is listed under. */
  readonly group: string | null
  /** In key order; empty when items cannot be addressed. */
  readonly keyFields: readonly string[]
  readonly fields: readonly ModelField[]
  /** Collections whose items point at items of this one. */
  readonly lists: readonly ToMany[]
  /** How an item is named, configured or guessed; empty when nothing names it. */
  readonly template: Template
}

export interface ModelField {
  readonly name: string
  readonly title: string
  readonly type: string
  /** The engine's own type, for those who know it. */
  readonly nativeType: string | null
  readonly note: string | null
  readonly hasColumn: boolean
  readonly isKey: boolean
  readonly isRequired: boolean
  readonly isGenerated: boolean
  readonly isHidden: boolean
  readonly isUnique: boolean
  readonly maxLength: number | null
  /** The values an enum allows. */
  readonly choices: readonly Choice[] | null
  /** Set on fields that hold the key of another item. */
  readonly link: Link | null
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Link {
  readonly collection: string
  /** The field of the other collection this one holds. */
  readonly field: string | null
}

export interface ToMany {
  readonly collection: string
  /** The field over there that points here. */
  readonly field: string
  /** The field of this collection it holds; `null` for a composite key. */
  readonly target: string | null
  /** For many-to-many: the field of the junction that points at the far side. */
  readonly junctionField: string | null
}

/** A field by its name. */
export function fieldOf(collection: Pick<ModelCollection, 'fields'>, name: string): ModelField | undefined {
  return collection.fields.find((field) => field.name === name)
}
