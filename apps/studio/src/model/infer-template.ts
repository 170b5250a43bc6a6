import type { ModelField } from './model.ts'
import { parseTemplate, type Template } from './template.ts'

const textTypes = new Set(['string', 'text'])
const namePairs = [
  ['first_name', 'last_name'],
  ['firstname', 'lastname'],
  ['given_name', 'family_name'],
  ['forename', 'surname'],
] as const
const bestNames = [
  'title',
  'name',
  'full_name',
  'display_name',
  'label',
  'headline',
  'subject',
  'caption',
  'username',
  'email',
  'slug',
  'code',
  'sku',
  'isbn',
  'key',
]
const poorNames = /(hash|token|secret|password|path|url|uri|locale|language|currency|type|status|state|color|mime|checksum|ip)$/i

/**
 * Guesses what names an item of a collection nobody configured: a first and last name, then a field with a naming name
 * (`title`, `product_name`, `email` …), then the first short text that is
 * never empty. Empty when nothing reads like a name: items with a
 * composite key are mostly lines and links, better named by what they link.
 */
export function inferTemplate(fields: readonly ModelField[], collection = ''): Template {
  const candidates = fields.filter((field) => field.hasColumn && textTypes.has(field.type) && field.link === null && !field.isHidden)
  const pair = namePairs.find((names) => names.every((name) => named(candidates, name) !== undefined))
  if (pair !== undefined) return templateOf(pair.map((name) => named(candidates, name)))
  const exact = bestNames.map((name) => named(candidates, name)).find((field) => field !== undefined)
  const isLine = fields.filter((field) => field.isKey).length > 1
  return templateOf([exact ?? suffixed(candidates) ?? named(candidates, collection) ?? (isLine ? undefined : firstShortText(candidates))])
}

function named(fields: readonly ModelField[], name: string): ModelField | undefined {
  return fields.find((field) => snakeCase(field.name) === name)
}

function suffixed(fields: readonly ModelField[]): ModelField | undefined {
  return fields.find((field) => /_(title|name|label)$/.test(snakeCase(field.name)))
}

function firstShortText(fields: readonly ModelField[]): ModelField | undefined {
  return fields.find(
    (field) =>
      field.type === 'string' &&
      field.isRequired &&
      field.choices === null &&
      !field.isGenerated &&
      !poorNames.test(field.name) &&
      (field.maxLength ?? 255) >= 8,
  )
}

function templateOf(fields: readonly (ModelField | undefined)[]): Template {
  const names = fields.flatMap((field) => (field === undefined ? [] : [`{{ ${field.name} }}`]))
  return parseTemplate(names.join(' '))
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase()
}
