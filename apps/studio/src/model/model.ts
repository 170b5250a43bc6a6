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
  readonly settings: CollectionSettings
}

/** What the project decided about a collection, as it is stored. */
export interface CollectionSettings {
  /** The field that holds the order of items sorted by hand. */
  readonly sortField: string | null
  readonly archiveField: string | null
  readonly archiveValue: string | null
  readonly unarchiveValue: string | null
  /** Whether lists leave out what is archived. */
  readonly hidesArchived: boolean
  readonly hasVersions: boolean
  /** The fields a duplicate takes over; `null` for all. */
  readonly duplicatedFields: readonly string[] | null
  readonly previewUrl: string | null
  readonly icon: string | null
  readonly color: string | null
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
  /** Whether the database counts its values. */
  readonly isAutoIncrement: boolean
  readonly isHidden: boolean
  readonly isUnique: boolean
  readonly maxLength: number | null
  /** The values an enum allows. */
  readonly choices: readonly Choice[] | null
  /** Set on fields that hold the key of another item. */
  readonly link: Link | null
  /** What the column holds when nothing is written, as the API shows it. */
  readonly defaultValue: unknown
  readonly precision: number | null
  readonly scale: number | null
  /** Set on fields that stand for items of other collections. */
  readonly relation: FieldRelation | null
  readonly settings: FieldSettings
}

/** What the project decided about a field, as it is stored. Nothing is filled in: defaults belong to those who read it. */
export interface FieldSettings {
  readonly interface: string | null
  readonly options: Options
  readonly display: string | null
  readonly displayOptions: Options
  readonly special: readonly string[]
  /** The group field this one is shown in. */
  readonly group: string | null
  readonly width: string | null
  readonly isReadonly: boolean
  readonly isRequired: boolean
  readonly conditions: readonly FieldCondition[]
  /** A filter the value has to match. */
  readonly validation: Options | null
  readonly validationMessage: string | null
}

/** Options of an interface, a display or a layout, by name. Unknown ones are kept. */
export type Options = Readonly<Record<string, unknown>>

/** Settings that hold while a rule about the item matches. Flags that are absent keep what the field says. */
export interface FieldCondition {
  readonly name: string | null
  /** A filter over the fields of the item. */
  readonly rule: Options
  readonly readonly?: boolean
  readonly hidden?: boolean
  readonly required?: boolean
  readonly clear_hidden_value_on_save?: boolean
  readonly options?: Options
}

/** Which items a field stands for. */
export type FieldRelation =
  | { readonly kind: 'm2o' | 'file'; readonly collection: string }
  | (ToManyRelation & { readonly kind: 'o2m'; readonly collection: string })
  | (ToManyRelation & {
      readonly kind: 'm2m' | 'files' | 'translations'
      /** The collection in between; its `field` points here. */
      readonly junction: string
      /** The field of the junction that points at the far side. */
      readonly junctionField: string
      /** The far side. */
      readonly collection: string
    })
  | (ToManyRelation & {
      readonly kind: 'm2a'
      readonly junction: string
      /** The field of the junction that holds the key of the far side. */
      readonly junctionField: string
      /** The field of the junction that names the collection of the far side. */
      readonly collectionField: string
      readonly collections: readonly string[]
    })

interface ToManyRelation {
  /** The field over there that points at this item. */
  readonly field: string
  /** The field over there that holds the order. */
  readonly sortField: string | null
  /** What becomes of an item over there that is taken out. */
  readonly onRemove: 'nullify' | 'delete'
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
