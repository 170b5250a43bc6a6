import type { ModelCollection, ModelField } from './model.ts'
import { parseTemplate } from './template.ts'

/** A text field of a table, for tests. */
export function sampleField(name: string, more: Partial<ModelField> = {}): ModelField {
  return {
    name,
    title: name,
    type: 'string',
    nativeType: 'varchar',
    note: null,
    hasColumn: true,
    isKey: false,
    isRequired: true,
    isGenerated: false,
    isAutoIncrement: false,
    isHidden: false,
    isUnique: false,
    maxLength: 255,
    choices: null,
    link: null,
    defaultValue: null,
    precision: null,
    scale: null,
    relation: null,
    ...more,
    settings: { ...plainFieldSettings, ...more.settings },
  }
}

const plainFieldSettings = {
  interface: null,
  options: {},
  display: null,
  displayOptions: {},
  special: [],
  group: null,
  width: null,
  isReadonly: false,
  isRequired: false,
  conditions: [],
  validation: null,
  validationMessage: null,
}

/** A collection of these fields, for tests. */
export function sampleCollection(name: string, template: string, fields: readonly ModelField[]): ModelCollection {
  return {
    name,
    title: name,
    note: null,
    kind: 'table',
    isSystem: false,
    isHidden: false,
    isSingleton: false,
    namespace: null,
    group: null,
    keyFields: fields.filter((one) => one.isKey).map((one) => one.name),
    fields,
    lists: [],
    template: parseTemplate(template),
    settings: {
      sortField: null,
      archiveField: null,
      archiveValue: null,
      unarchiveValue: null,
      hidesArchived: true,
      hasVersions: false,
      duplicatedFields: null,
      previewUrl: null,
      icon: null,
      color: null,
    },
  }
}
