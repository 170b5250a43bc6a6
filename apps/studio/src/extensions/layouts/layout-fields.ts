import { fieldOf, type Model, type ModelCollection, type ModelField, type Options } from '../../model/model.ts'
import { parseTemplate, type Template, templateFields } from '../../model/template.ts'
import type { LayoutOption } from './define-layout.ts'

/** An option that is a text, or `null`. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The field an option names, if there is one that fits; else the first that does. `null` options choose none. */
export function fieldOption(
  collection: ModelCollection,
  options: Options,
  { name, suits }: { readonly name: string; readonly suits: (field: ModelField) => boolean },
): ModelField | null {
  const chosen = fieldOf(collection, textOption(options, name) ?? '')
  if (chosen !== undefined && suits(chosen)) return chosen
  return name in options ? null : (collection.fields.find(suits) ?? null)
}

/** The template an option holds, or what names items of the collection. */
export function templateOption(collection: ModelCollection, options: Options, name: string): Template {
  const stored = textOption(options, name)
  return stored === null ? collection.template : parseTemplate(stored)
}

/** Paths to ask for so that a template, pictures and values can be shown. */
export function pathsFor(model: Model, fields: readonly (ModelField | null)[], templates: readonly Template[]): readonly string[] {
  const own = fields.flatMap((field) => (field === null ? [] : fieldPaths(model, field)))
  return [...new Set([...own, ...templates.flatMap(templateFields)])]
}

/** Whether a field holds a file. */
export function isFile({ relation }: ModelField): boolean {
  return relation?.kind === 'file'
}

/** A choice between fields, or none. */
export function fieldChoice(
  collection: ModelCollection,
  {
    name,
    value,
    suits,
    isTemplate = false,
  }: {
    readonly name: string
    readonly value: string
    readonly suits: (field: ModelField) => boolean
    /** Stored as `{{ title }}`. */
    readonly isTemplate?: boolean
  },
): LayoutOption {
  const values = collection.fields
    .filter(suits)
    .map((field) => ({ value: isTemplate ? `{{ ${field.name} }}` : field.name, label: field.title }))
  const isOther = value !== '' && !values.some((one) => one.value === value)
  return { name, label: name, value, values: [{ value: '', label: '' }, ...values, ...(isOther ? [{ value, label: value }] : [])] }
}

/** Whether a field is a short text or number, to be read in one line. */
export function isShort({ hasColumn, type, link }: ModelField): boolean {
  return hasColumn && link === null && ['string', 'text', 'integer', 'decimal', 'float', 'date', 'dateTime', 'timestamp'].includes(type)
}

function fieldPaths(model: Model, field: ModelField): readonly string[] {
  const related = model.collections.get(field.link?.collection ?? '')
  if (related === undefined) return [field.name]
  return [...related.keyFields, ...templateFields(related.template)].map((name) => `${field.name}.${name}`)
}
