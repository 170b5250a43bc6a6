import { columnShape, keyFields } from '@recto/schema'
import type { FieldExpression } from '../resolve/field-expression.ts'
import type { PlanContext, PlannedRow, PresentRow } from './context.ts'
import { planLinked } from './linked-rows.ts'
import { allOf, always, type Condition, never, type Value } from './plan.ts'
import { planMask } from './rules.ts'

/** The value of a field expression as the caller sees it: masked where no rule grants it. */
export function planValue(context: PlanContext, fieldExpression: FieldExpression, row: PlannedRow): Value {
  if (row.kind === 'missing') return fieldExpression.kind === 'count' ? { kind: 'zero' } : { kind: 'null' }
  if (fieldExpression.kind === 'key') return keyValue(context, row)
  const mask = planMask(context, fieldExpression.field.name, row)
  return mask === never ? { kind: 'null' } : masked(mask, bareValue(context, fieldExpression, row))
}

/** As {@link planValue}, but a concealed value is its mask: for what is shown, sorted and grouped by. */
export function planShown(context: PlanContext, fieldExpression: FieldExpression, row: PlannedRow): Value {
  const value = planValue(context, fieldExpression, row)
  return fieldExpression.kind === 'field' && fieldExpression.field.isConcealed ? { kind: 'concealed', of: value } : value
}

export function masked(when: Condition, value: Value): Value {
  return when === always ? value : { kind: 'masked', when, value }
}

function bareValue(context: PlanContext, fieldExpression: Exclude<FieldExpression, { kind: 'key' }>, row: PresentRow): Value {
  const { source } = row
  const { field } = fieldExpression
  const column: Value = { kind: 'column', source, field }
  const shape = columnShape(field)
  switch (fieldExpression.kind) {
    case 'field':
      return column
    case 'reference':
      return {
        kind: 'key-text',
        source,
        fields: fieldExpression.relation.fields.flatMap((name) => source.collection.fields.get(name) ?? []),
      }
    case 'date-part':
      return { kind: 'date-part', part: fieldExpression.part, of: column, shape }
    case 'json-length':
      return { kind: 'json-length', of: column, shape }
    case 'json':
      return { kind: 'json', of: column, path: fieldExpression.path, as: fieldExpression.as, shape }
    case 'count':
      return { kind: 'count', rows: planLinked(context, fieldExpression.link, { parent: row, isGuarded: false }).rows }
  }
}

/** The key of a row, if the caller may read it. */
function keyValue(context: PlanContext, row: PresentRow): Value {
  const fields = keyFields(row.source.collection)
  const [only] = fields
  if (only === undefined) return { kind: 'null' }
  const when = allOf(fields.map((field) => planMask(context, field.name, row)))
  if (when === never) return { kind: 'null' }
  return masked(
    when,
    fields.length === 1 ? { kind: 'column', source: row.source, field: only } : { kind: 'key-text', source: row.source, fields },
  )
}
