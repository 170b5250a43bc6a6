import { columnShape } from '@recto/schema'
import type { Level, Nested, Selected } from '../resolve/level.ts'
import { computedShape, shapeOfExpression, shownShape } from './column-shape.ts'
import type { PlanContext, PresentRow } from './context.ts'
import { planGroups } from './groups.ts'
import { newJoins } from './joins.ts'
import { levelRules, planLevelFilter } from './level-filter.ts'
import { indexFacts, planLinked } from './linked-rows.ts'
import { planOrder } from './order.ts'
import { allOf, type Condition, type Entry, type EntryValue, type ItemsPlan, type SelectPlan } from './plan.ts'
import { planMask } from './rules.ts'
import { masked, planShown, planValue } from './value.ts'

/** The rows a level is made of: where they come from, and which condition already limits them. */
export interface LevelRows {
  readonly row: PresentRow
  readonly where: Condition
}

/** Makes the select of a level, and of all levels below it. */
export function planLevel(outer: PlanContext, level: Level, { row, where }: LevelRows): ItemsPlan {
  const { filterAndPaging } = level
  const joins = newJoins(row.source)
  const context = { ...outer, joins }
  return {
    kind: 'items',
    source: row.source,
    joins: joins.list,
    where: allOf([where, planLevelFilter(context, level, row)]),
    entries: level.isBare
      ? [bareEntry(context, level, row)]
      : [...scalarEntries(context, level, row), ...level.nested.map((nested) => nestedEntry(context, nested, row))],
    isBare: level.isBare,
    order: planOrder(context, filterAndPaging.sort, row),
    limit: filterAndPaging.limit,
    offset: filterAndPaging.offset,
  }
}

function scalarEntries(context: PlanContext, { scalars, collection }: Level, row: PresentRow): readonly Entry[] {
  return scalars.map(({ key, fieldExpression }) => {
    const shape = fieldExpression.kind === 'field' ? shownShape(fieldExpression.field) : shapeOfExpression(fieldExpression, collection)
    return {
      key,
      value: {
        kind: 'value',
        value: planShown(context, fieldExpression, row),
        shape: fieldExpression.kind === 'json' ? computedShape('json') : shape,
      },
    }
  })
}

function bareEntry(context: PlanContext, { collection }: Level, row: PresentRow): Entry {
  const fieldExpression: Selected['fieldExpression'] = { kind: 'key' }
  return {
    key: '',
    value: { kind: 'value', value: planValue(context, fieldExpression, row), shape: shapeOfExpression(fieldExpression, collection) },
  }
}

function nestedEntry(context: PlanContext, nested: Nested, row: PresentRow): Entry {
  if (nested.kind === 'any') return { key: nested.key, value: anyValue(context, nested, row) }
  const { key, link, level } = nested
  if (link.kind === 'to-one') return { key, value: { kind: 'object', select: nestedSelect(context, nested, row) } }
  return {
    key,
    value: {
      kind: 'list',
      select: nestedSelect(context, { link, level }, row),
      when: planMask(context, link.field.name, row),
      ...indexFacts(link),
    },
  }
}

type Linked = Pick<Extract<Nested, { kind: 'linked' }>, 'link' | 'level'>

/** A list's own field hides the whole list; that of a single item hides the item. */
function nestedSelect(context: PlanContext, { link, level }: Linked, parent: PresentRow): SelectPlan {
  if (level.aggregation !== null) return planGroups(context, level, { kind: 'linked', link, parent })
  const { row, rows } = planLinked(context, link, { parent, visibleBy: levelRules(context, level), isGuarded: link.kind === 'to-one' })
  const select = planLevel(context, level, { row, where: rows.where })
  return link.kind === 'to-one' ? { ...select, order: [], limit: null, offset: null } : select
}

function anyValue(context: PlanContext, { any, branches, others }: Extract<Nested, { kind: 'any' }>, parent: PresentRow): EntryValue {
  const mask = allOf([planMask(context, any.field.name, parent), planMask(context, any.collectionField.name, parent)])
  const column = (field: typeof any.field) => masked(mask, { kind: 'column', source: parent.source, field } as const)
  return {
    kind: 'any',
    collection: column(any.collectionField),
    shape: columnShape(any.collectionField),
    others,
    item: column(any.field),
    branches: branches.map((level) => {
      const link = {
        kind: 'to-any',
        relation: any.relation,
        target: level.collection,
        field: any.field,
        collectionField: any.collectionField,
      } as const
      const { row, rows } = planLinked(context, link, { parent, visibleBy: levelRules(context, level), isGuarded: true })
      const select = planLevel(context, level, { row, where: rows.where })
      return { collection: level.collection.name, select: { ...select, order: [], limit: null, offset: null } }
    }),
  }
}
