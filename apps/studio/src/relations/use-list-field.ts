import type { InterfaceProps } from '../extensions/interfaces/define-interface.ts'
import type { ModelCollection } from '../model/model.ts'
import { flagOption, oneOfOption } from '../model/read-options.ts'
import type { Template } from '../model/template.ts'
import { type ListColumn, listColumns } from './model/list-columns.ts'
import { farCollection, type ListRelation, rowName, rowTemplate } from './model/list-relation.ts'
import type { ListRow } from './model/list-rows.ts'
import { pickableItems } from './model/pickable-items.ts'
import { allOf, resolveFilter } from './model/resolve-filter.ts'
import { readStaged } from './model/staged-list.ts'
import { type ListChanges, useListChanges } from './use-list-changes.ts'
import { type ListRights, useListRights } from './use-list-rights.ts'
import { type ListRows, useListRows } from './use-list-rows.ts'

/** A to-many field: its rows, and what can be done with them. */
export interface ListField extends ListChanges {
  readonly relation: ListRelation
  readonly template: Template
  /** Empty for a list without columns. */
  readonly columns: readonly ListColumn[]
  readonly shown: ListRows
  readonly rights: ListRights
  /** Whether rows can be sorted by hand now: all of them are on one page. */
  readonly isSortable: boolean
  readonly nameOf: (row: ListRow) => string
  /** What may be chosen from a collection. */
  readonly pickable: (collection: ModelCollection) => object | null
}

export interface ListFieldOptions {
  readonly relation: ListRelation
  readonly template?: unknown
  /** @default by the option `layout` */
  readonly hasColumns?: boolean
  readonly limit?: number
  /** More to ask for of each row. */
  readonly fields?: readonly string[]
}

export function useListField(props: InterfaceProps, { relation, fields = [], limit, ...asked }: ListFieldOptions): ListField {
  const { model, options, collection, item, itemKey, isDisabled } = props
  const template = rowTemplate(model, relation, asked.template ?? options['template'])
  const isTable = asked.hasColumns ?? oneOfOption(options, 'layout', ['list', 'table']) === 'table'
  const columns = isTable ? listColumns(model, relation, options['fields'], template) : []
  const paths = [...columns.map(({ path }) => path), ...fields]
  const list = readStaged(props.value)
  const shown = useListRows({ props, relation, template, columns: paths, list, ...(limit !== undefined && { limit }) })
  const rights = useListRights(relation, options, isDisabled)
  const allowsDuplicates = flagOption(options, 'allowDuplicates')
  return {
    ...useListChanges(props, relation, shown.rows),
    relation,
    template,
    columns,
    shown,
    rights,
    isSortable: rights.canSort && isWhole(shown),
    nameOf: (row) => rowName(relation, template, row.item),
    pickable: (from) => {
      const left = pickableItems({ relation, from, rows: shown.rows, parentKey: itemKey, allowsDuplicates })
      return allOf(resolveFilter(options['filter'], collection, item), ...left) ?? null
    },
  }
}

/** Whether every stored row is on the page. */
function isWhole({ rows, storedCount, search }: ListRows): boolean {
  return search === '' && storedCount <= rows.filter(({ state }) => state !== 'new' && state !== 'linked').length
}

/** The collection a row is named after, where rows are of several. */
export function rowKind(relation: ListRelation, row: ListRow): ModelCollection | undefined {
  return relation.far?.collectionField ? farCollection(relation, row.item) : undefined
}
