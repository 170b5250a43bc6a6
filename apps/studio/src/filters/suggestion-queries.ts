import { readItems } from '@recto/sdk'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { client } from '../data/client.ts'
import type { Item } from '../model/item-key.ts'
import { nameTemplate } from '../model/item-name.ts'
import type { Model, ModelCollection, ModelField } from '../model/model.ts'
import { renderTemplate, templateFields } from '../model/template.ts'
import type { ComboboxOption } from '../ui/combobox.tsx'

const maxSuggestions = 20

/** The values of a field that are there most often, and how often. */
export function commonValues(collection: ModelCollection, field: ModelField, search: string) {
  const isText = field.type === 'string' || field.type === 'text'
  return queryOptions({
    queryKey: ['items', collection.name, 'values', field.name, isText ? search : ''],
    queryFn: async ({ signal }): Promise<readonly { readonly value: unknown; readonly count: number }[]> => {
      const rows: readonly Item[] = await client.request(
        readItems(collection.name, {
          aggregate: { count: '*' },
          groupBy: [field.name],
          sort: ['-count'],
          limit: maxSuggestions,
          ...(isText && search !== '' && { filter: { [field.name]: { _icontains: search } } }),
        }),
        { signal },
      )
      return rows.flatMap((row) => (row[field.name] === null ? [] : [{ value: row[field.name], count: Number(row['count']) }]))
    },
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** Items a link may point at, by their names. */
export function linkedItems(model: Model, field: ModelField, search: string) {
  const collection = model.collections.get(field.link?.collection ?? '')
  const key = field.link?.field ?? ''
  return queryOptions({
    queryKey: ['items', collection?.name ?? '', 'linked', key, search],
    queryFn: ({ signal }) =>
      collection === undefined ? [] : readNames(model, collection, { key, signal, filter: nameFilter(model, collection, search) }),
    placeholderData: keepPreviousData,
  })
}

/** The name of the item a link points at. */
export function linkedName(model: Model, field: ModelField, value: string) {
  const collection = model.collections.get(field.link?.collection ?? '')
  const key = field.link?.field ?? ''
  return queryOptions({
    queryKey: ['items', collection?.name ?? '', 'linked-name', key, value],
    queryFn: async ({ signal }) => {
      const names = collection === undefined ? [] : await readNames(model, collection, { key, signal, filter: { [key]: { _eq: value } } })
      return names[0]?.label ?? value
    },
    staleTime: 60_000,
  })
}

interface NamesRequest {
  readonly key: string
  readonly filter: object | undefined
  readonly signal: AbortSignal
}

async function readNames(
  model: Model,
  collection: ModelCollection,
  { key, filter, signal }: NamesRequest,
): Promise<readonly ComboboxOption[]> {
  const template = nameTemplate(model, collection)
  const fields = [...new Set([key, ...templateFields(template)])]
  const items: readonly Item[] = await client.request(
    readItems(collection.name, { fields, limit: maxSuggestions, ...(filter && { filter }) }),
    { signal },
  )
  return items.map((item) => {
    const value = String(item[key])
    return { value, label: renderTemplate(template, item) || value }
  })
}

function nameFilter(model: Model, collection: ModelCollection, search: string): object | undefined {
  const words = search.split(/\s+/).filter((word) => word !== '')
  const paths = templateFields(nameTemplate(model, collection))
  if (words.length === 0 || paths.length === 0) return undefined
  return { _and: words.map((word) => ({ _or: paths.map((path) => nested(path.split('.'), { _icontains: word })) })) }
}

function nested(path: readonly string[], rule: object): object {
  return path.reduceRight<object>((inner, step) => ({ [step]: inner }), rule)
}
