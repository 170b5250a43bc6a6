import type { Item } from '../../../model/item-key.ts'
import type { ModelField, Options } from '../../../model/model.ts'
import { flagOption, listOption, textOption, translateOption } from '../../../model/read-options.ts'
import { titleOf } from '../../../model/title-of.ts'

/** The fields of a row, as they are stored with the list. */
export function rowFields(options: Options): readonly ModelField[] {
  return listOption(options, 'fields').flatMap((entry) => {
    const name = textOption(entry, 'field')
    return name === undefined ? [] : [rowField(name, entry)]
  })
}

function rowField(name: string, entry: Options): ModelField {
  const meta = asOptions(entry['meta'])
  const type = textOption(entry, 'type') ?? textOption(meta, 'type') ?? 'string'
  return {
    name,
    title: translateOption(entry['name']) ?? translateOption(meta['name']) ?? titleOf(name),
    type,
    nativeType: null,
    note: translateOption(meta['note']) ?? null,
    hasColumn: type !== 'alias',
    isKey: false,
    isRequired: flagOption(meta, 'required'),
    isGenerated: false,
    isAutoIncrement: false,
    isHidden: flagOption(meta, 'hidden'),
    isUnique: false,
    maxLength: null,
    choices: null,
    link: null,
    defaultValue: asOptions(entry['schema'])['default_value'] ?? null,
    precision: null,
    scale: null,
    relation: null,
    settings: {
      interface: textOption(meta, 'interface') ?? null,
      options: asOptions(meta['options']),
      display: textOption(meta, 'display') ?? null,
      displayOptions: asOptions(meta['display_options']),
      special: [],
      group: null,
      width: textOption(meta, 'width') ?? null,
      isReadonly: flagOption(meta, 'readonly'),
      isRequired: flagOption(meta, 'required'),
      conditions: [],
      validation: null,
      validationMessage: null,
    },
  }
}

/** A new row, with the values its fields start with. */
export function newRow(fields: readonly ModelField[]): Item {
  return Object.fromEntries(fields.flatMap(({ name, defaultValue }) => (defaultValue === null ? [] : [[name, defaultValue]])))
}

/** A row with a value changed; what is emptied is kept as `null`, so that the row stays as it was meant. */
export function changedRow(row: Item, name: string, value: unknown): Item {
  return { ...row, [name]: value }
}

/** Rows in the order of a field, where the options name one. */
export function sortedRows<Entry extends { readonly row: Item }>(rows: readonly Entry[], sort: string | undefined): readonly Entry[] {
  return sort === undefined ? rows : rows.toSorted((a, b) => compare(a.row[sort], b.row[sort]))
}

function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || a === undefined) return 1
  if (b === null || b === undefined) return -1
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true })
}

function asOptions(value: unknown): Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
