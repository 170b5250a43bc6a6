import { readItems } from '@recto/sdk'
import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../data/client.ts'
import type { Item } from '../../../model/item-key.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import type { SummaryKind } from '../model/table-options.ts'

/** The items with one value in the field a list is grouped by. */
export interface ItemGroup {
  readonly value: unknown
  readonly count: number
}

const maxGroups = 100

/** What is computed of whole lists, asked apart from their rows. */
export const aggregateQueries = {
  /** Sums and the like, by field. */
  summaries: (list: ListRequest, summaries: Readonly<Record<string, SummaryKind>>) =>
    queryOptions({
      queryKey: ['items', list.collection, 'summaries', filtersOf(list), summaries],
      queryFn: async ({ signal }): Promise<Readonly<Record<string, unknown>>> => {
        const fields = Object.entries(summaries)
        const kinds = [...new Set(fields.map(([, kind]) => kind))]
        const aggregate = Object.fromEntries(kinds.map((kind) => [kind, fields.filter(([, other]) => other === kind).map(([id]) => id)]))
        const rows: readonly Item[] = await client.request(readItems(list.collection, { aggregate, ...filtersOf(list) }), { signal })
        return Object.fromEntries(fields.map(([id, kind]) => [id, valueIn(rows[0]?.[kind], id)]))
      },
    }),
  /** How many items have each value of a field, the most frequent first. */
  groups: (list: ListRequest, field: string) =>
    queryOptions({
      queryKey: ['items', list.collection, 'groups', filtersOf(list), field],
      queryFn: async ({ signal }): Promise<readonly ItemGroup[]> => {
        const query = { aggregate: { count: '*' }, groupBy: [field], sort: ['-count'], limit: maxGroups, ...filtersOf(list) }
        const rows: readonly Item[] = await client.request(readItems(list.collection, query), { signal })
        return rows.map((row) => ({ value: row[field], count: Number(row['count']) }))
      },
    }),
}

function filtersOf({ search, filter }: ListRequest): Pick<ListRequest, 'search' | 'filter'> {
  return { ...(search !== undefined && { search }), ...(filter !== undefined && { filter }) }
}

function valueIn(values: unknown, id: string): unknown {
  return typeof values === 'object' && values !== null ? (values as Item)[id] : undefined
}
