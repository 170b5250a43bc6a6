import type { ModelField } from '../../model/model.ts'

/** What a field without a stored interface is edited with: by its relation, its choices, its type, and what its name says. */
export function guessInterface(field: ModelField): string {
  if (field.relation !== null) return relational[field.relation.kind]
  if (!field.hasColumn) return field.settings.special.includes('group') ? 'group-raw' : 'input'
  const isList = field.type === 'csv' || field.type === 'json'
  if (field.choices !== null && field.choices.length > 0) return isList ? 'select-multiple-dropdown' : 'select-dropdown'
  if (textTypes.has(field.type)) return textInterface(field)
  return byType[field.type] ?? (field.type.startsWith('geometry') ? 'input-code' : 'input')
}

const relational = {
  m2o: 'select-dropdown-m2o',
  file: 'file',
  o2m: 'list-o2m',
  m2m: 'list-m2m',
  files: 'files',
  m2a: 'list-m2a',
  translations: 'translations',
} as const

const textTypes = new Set(['string', 'text'])

const byType: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  date: 'datetime',
  time: 'datetime',
  dateTime: 'datetime',
  timestamp: 'datetime',
  json: 'input-code',
  csv: 'tags',
  hash: 'input-hash',
}

const longNames =
  /(^|_)(description|notes?|comments?|body|content|text|bio|biography|summary|abstract|message|remarks?|address|details|synopsis)$/i
const longerThanALine = 500

/** Colors and icons by their names; engines without short texts call every text long, so there the name decides. */
function textInterface(field: ModelField): string {
  if (/(^|_)colou?r$/i.test(field.name)) return 'select-color'
  if (/(^|_)icon$/i.test(field.name)) return 'select-icon'
  return isLong(field) ? 'input-multiline' : 'input'
}

function isLong({ name, maxLength, nativeType }: ModelField): boolean {
  if (longNames.test(name)) return (maxLength ?? longerThanALine) >= 120
  return maxLength === null ? /long|medium|clob|ntext|max/i.test(nativeType ?? '') : maxLength >= longerThanALine
}
