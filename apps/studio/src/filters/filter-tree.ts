import { filterOperators } from '@recto/sdk'
import type { FieldPath } from '../model/field-path.ts'
import type { Options } from '../model/model.ts'

/** A filter as people edit it. */
export type FilterNode = FilterGroup | FilterRule | RawFilter

/** Several conditions, all or any of which have to hold. */
export interface FilterGroup {
  readonly kind: 'group'
  readonly join: 'and' | 'or'
  readonly nodes: readonly FilterNode[]
}

/** One condition. */
export interface FilterRule {
  readonly kind: 'rule'
  readonly path: FieldPath
  readonly operator: string
  readonly value: unknown
}

/** What a builder cannot show, kept as it is. */
export interface RawFilter {
  readonly kind: 'raw'
  readonly filter: Options
}

const operators: Readonly<Record<string, string>> = filterOperators

/** Reads a stored filter. Nothing is lost: what cannot be edited stays as it is. */
export function parseFilter(filter: Options | null | undefined): FilterGroup {
  const nodes = filter == null ? [] : nodesOf(filter, [])
  const [only] = nodes
  return nodes.length === 1 && only?.kind === 'group' && only.join === 'and' ? only : { kind: 'group', join: 'and', nodes }
}

/** Writes a filter as it is stored; `null` when it says nothing. */
export function printFilter(group: FilterGroup): Options | null {
  return group.nodes.length === 0 ? null : { [`_${group.join}`]: group.nodes.map(printNode) }
}

/** What an operator compares with. */
export function operandOf(operator: string): string {
  return operators[operator] ?? 'scalar'
}

/** Whether a condition can be applied: nothing half-typed is. */
export function isComplete({ operator, value }: FilterRule): boolean {
  const operand = operandOf(operator)
  if (operand === 'boolean') return true
  if (operand === 'list') return Array.isArray(value) && value.length > 0
  if (operand === 'pair') return Array.isArray(value) && value.length === 2 && value.every(isFilled)
  return isFilled(value)
}

/** A group without conditions that cannot be applied yet, and without groups that are empty then. */
export function completePart(group: FilterGroup): FilterGroup {
  const nodes = group.nodes.flatMap((node): readonly FilterNode[] => {
    if (node.kind === 'rule') return isComplete(node) ? [node] : []
    if (node.kind === 'raw') return [node]
    const inner = completePart(node)
    return inner.nodes.length === 0 ? [] : [inner]
  })
  return { ...group, nodes }
}

/** How many conditions a filter has. */
export function ruleCount(node: FilterNode): number {
  return node.kind === 'group' ? node.nodes.reduce((sum, inner) => sum + ruleCount(inner), 0) : 1
}

/** Joins filters that all have to hold. */
export function joinFilters(...filters: readonly (object | null | undefined)[]): object | undefined {
  const present = filters.filter((filter): filter is object => filter != null && Object.keys(filter).length > 0)
  return present.length > 1 ? { _and: present } : present[0]
}

function nodesOf(filter: Options, path: FieldPath): readonly FilterNode[] {
  return Object.entries(filter).flatMap(([key, value]): readonly FilterNode[] => {
    if (key === '_and' || key === '_or') return [groupOf(key, value, path)]
    if (key in operators) return [{ kind: 'rule', path, operator: key, value }]
    if (!isOptions(value) || isUnknown(key)) return [rawNode(path, { [key]: value })]
    const inner = nodesOf(value, [...path, key])
    // Several conditions on one item of a list are not the same as conditions on any item each.
    return (key === '_some' || key === '_none') && inner.length > 1 ? [rawNode(path, { [key]: value })] : inner
  })
}

function groupOf(key: '_and' | '_or', value: unknown, path: FieldPath): FilterNode {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  if (!Array.isArray(value) || !entries.every(isOptions)) return rawNode(path, { [key]: value })
  return { kind: 'group', join: key === '_and' ? 'and' : 'or', nodes: entries.map((entry) => asOne(nodesOf(entry, path))) }
}

function asOne(nodes: readonly FilterNode[]): FilterNode {
  const [only] = nodes
  return nodes.length === 1 && only !== undefined ? only : { kind: 'group', join: 'and', nodes }
}

function printNode(node: FilterNode): Options {
  if (node.kind === 'raw') return node.filter
  if (node.kind === 'group') return { [`_${node.join}`]: node.nodes.map(printNode) }
  return under(node.path, { [node.operator]: operandOf(node.operator) === 'boolean' ? true : node.value })
}

function rawNode(path: FieldPath, filter: Options): RawFilter {
  return { kind: 'raw', filter: under(path, filter) }
}

function under(path: FieldPath, filter: Options): Options {
  return path.reduceRight<Options>((inner, step) => ({ [step]: inner }), filter)
}

function isUnknown(key: string): boolean {
  return key.startsWith('_') && key !== '_some' && key !== '_none'
}

function isFilled(value: unknown): boolean {
  return value !== null && value !== undefined && value !== ''
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
