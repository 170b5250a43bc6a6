import { type Collection, columnShape, type Field } from '@recto/schema'
import type { AccessRule } from '../access.ts'
import type { FromAnyLink, Link, ToAnyLink } from '../resolve/link.ts'
import { isTextField } from './column-shape.ts'
import { accessRules, newSource, type PlanContext, type PresentRow } from './context.ts'
import { allOf, always, type Condition, type Rows, type Source, type Value } from './plan.ts'
import { planMask, planRules } from './rules.ts'

/** How the rows of a link are read. */
export interface LinkedOptions {
  readonly parent: PresentRow
  /** Rules one of which must let a row through. @default all rules of its collection */
  readonly visibleBy?: readonly AccessRule[]
  /** Whether the link itself is hidden where its field is. */
  readonly isGuarded: boolean
}

export interface LinkedRows {
  readonly row: PresentRow
  readonly rows: Rows
}

/** The rows of a link that the caller may read: joined by their keys and limited by the rules of their collection. */
export function planLinked(context: PlanContext, link: Link, { parent, visibleBy, isGuarded }: LinkedOptions): LinkedRows {
  const source = newSource(context, link.target)
  const rules = visibleBy ?? accessRules(context, link.target)
  const row: PresentRow = { kind: 'present', source, visibleBy: rules }
  const guard = isGuarded ? planGuard(context, link, { parent, row }) : always
  const where = allOf([guard, joinOf(link, parent.source, source), planRules(context, rules, source)])
  return { row, rows: { source, where, ...indexFacts(link) } }
}

/** Whether the rows of a link are found only by reading their whole table. */
export function indexFacts({ kind, relation }: Link): Pick<Rows, 'isUnindexed'> {
  return kind === 'to-many' && relation.isUnindexed === true ? { isUnindexed: true } : {}
}

/** The condition under which a link may be followed: that its field may be seen. */
function planGuard(
  context: PlanContext,
  link: Link,
  { parent, row }: { readonly parent: PresentRow; readonly row: PresentRow },
): Condition {
  const isHeldThere = link.kind === 'from-any' || (link.kind === 'to-many' && link.isFollowed)
  const names = link.kind === 'from-any' || link.kind === 'to-any' ? [link.field.name, link.collectionField.name] : [link.field.name]
  return allOf(names.map((name) => planMask(context, name, isHeldThere ? row : parent)))
}

function joinOf(link: Link, parent: Source, source: Source): Condition {
  switch (link.kind) {
    case 'to-one':
      return sameKeys({ source: parent, names: link.relation.fields }, { source, names: link.relation.relatedFields })
    case 'to-many':
      return sameKeys({ source, names: link.relation.fields }, { source: parent, names: link.relation.relatedFields })
    case 'to-any':
      return anyJoin(link, { holder: parent, target: source })
    case 'from-any':
      return anyJoin(link, { holder: source, target: parent })
  }
}

interface Side {
  readonly source: Source
  readonly names: readonly string[]
}

function sameKeys(left: Side, right: Side): Condition {
  return allOf(left.names.map((name, index) => sameKey(columnOf(left.source, name), columnOf(right.source, right.names[index] ?? ''))))
}

/** Without a foreign key the two sides may have different types, one of them text. */
function sameKey(left: Value, right: Value): Condition {
  const [isText, isOtherText] = [left, right].map((value) => value.kind !== 'column' || isTextField(value.field))
  if (isText === isOtherText) return { kind: 'same', left, right, as: 'key' }
  const [text, key] = isText ? [left, right] : [right, left]
  return { kind: 'same', left: text, right: key, as: 'text-of-key' }
}

/** A many-to-any key is text that names a row of the collection named beside it. */
function anyJoin(link: ToAnyLink | FromAnyLink, { holder, target }: { readonly holder: Source; readonly target: Source }): Condition {
  const item = columnOf(holder, link.field.name)
  const isOfCollection: Condition = {
    kind: 'test',
    value: columnOf(holder, link.collectionField.name),
    shape: columnShape(link.collectionField),
    operator: '_eq',
    operand: { kind: 'constant', value: target.collection.name },
  }
  return allOf([
    isOfCollection,
    { kind: 'same', left: item, right: keyOf(target), as: link.kind === 'to-any' ? 'key-of-text' : 'text-of-key' },
  ])
}

function keyOf(source: Source): Value {
  const { collection } = source
  const [first] = collection.primaryKey
  if (collection.primaryKey.length === 1) return columnOf(source, first ?? '')
  return { kind: 'key-text', source, fields: fieldsOf(collection, collection.primaryKey) }
}

function columnOf(source: Source, name: string): Value {
  const field = source.collection.fields.get(name)
  return field === undefined || field.column === null ? { kind: 'null' } : { kind: 'column', source, field }
}

function fieldsOf(collection: Collection, names: readonly string[]): readonly Field[] {
  return names.flatMap((name) => collection.fields.get(name) ?? [])
}
