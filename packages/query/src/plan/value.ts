import type { Collection, Field } from '@recto/schema'
import type { Subject } from '../resolve/subject.ts'
import { shapeOfField } from './column-shape.ts'
import type { PlanContext, PresentRow, Row } from './context.ts'
import { planLinked } from './linked-rows.ts'
import { allOf, always, type Condition, never, type Value } from './plan.ts'
import { planMask } from './rules.ts'

/** What a caller gets to see of a subject on a row: masked where no rule grants it. */
export function planValue(context: PlanContext, subject: Subject, row: Row): Value {
  if (row.kind === 'missing') return subject.kind === 'count' ? { kind: 'zero' } : { kind: 'null' }
  if (subject.kind === 'key') return keyValue(context, row)
  const mask = planMask(context, subject.field.name, row)
  return mask === never ? { kind: 'null' } : masked(mask, bareValue(context, subject, row))
}

/** As {@link planValue}, but concealed content stands as its mask: for what is shown, sorted and grouped by. */
export function planShown(context: PlanContext, subject: Subject, row: Row): Value {
  const value = planValue(context, subject, row)
  return subject.kind === 'field' && subject.field.isConcealed ? { kind: 'concealed', of: value } : value
}

export function masked(when: Condition, value: Value): Value {
  return when === always ? value : { kind: 'masked', when, value }
}

/** The fields of a collection's key. */
export function keyFields({ primaryKey, fields }: Collection): readonly Field[] {
  return primaryKey.flatMap((name) => fields.get(name) ?? [])
}

function bareValue(context: PlanContext, subject: Exclude<Subject, { kind: 'key' }>, row: PresentRow): Value {
  const { source } = row
  const { field } = subject
  const column: Value = { kind: 'column', source, field }
  const shape = shapeOfField(field)
  switch (subject.kind) {
    case 'field':
      return column
    case 'reference':
      return { kind: 'key-text', source, fields: subject.relation.fields.flatMap((name) => source.collection.fields.get(name) ?? []) }
    case 'date-part':
      return { kind: 'date-part', part: subject.part, of: column, shape }
    case 'json-length':
      return { kind: 'json-length', of: column, shape }
    case 'json':
      return { kind: 'json', of: column, path: subject.path, as: subject.as, shape }
    case 'count':
      return { kind: 'count', rows: planLinked(context, subject.link, { parent: row, isGuarded: false }).rows }
  }
}

/** The key of a row, if the caller may know it. */
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
