import type { ModelField } from '../../model/model.ts'
import type { FieldState } from './field-state.ts'

/** A field of a form; a group has fields below it. */
export interface FormNode {
  readonly field: ModelField
  readonly children: readonly FormNode[]
}

/** Whether a field only holds other fields together. */
export function isGroup({ hasColumn, relation, settings }: ModelField): boolean {
  return !hasColumn && relation === null && settings.special.includes('group')
}

/** The fields of a form below the groups they are in, in their order. A group that is not there leaves its fields at the top. */
export function formTree(fields: readonly ModelField[]): readonly FormNode[] {
  const groups = new Set(fields.filter(isGroup).map((field) => field.name))
  const below = (name: string | null, above: readonly string[]): readonly FormNode[] =>
    fields
      .filter((field) => groupOf(field, groups) === name && !above.includes(field.name))
      .map((field) => ({ field, children: groups.has(field.name) ? below(field.name, [...above, field.name]) : [] }))
  return below(null, [])
}

/** What of a tree is shown. A hidden group hides what is in it, and a group without anything in it is hidden. */
export function shownTree(nodes: readonly FormNode[], states: ReadonlyMap<string, FieldState>): readonly FormNode[] {
  return nodes.flatMap((node) => {
    const state = states.get(node.field.name)
    if (state === undefined || state.isHidden) return []
    const children = shownTree(node.children, states)
    return isGroup(node.field) && children.length === 0 ? [] : [{ field: node.field, children }]
  })
}

/** Every field of a tree that holds a value, groups left out. */
export function leavesOf(nodes: readonly FormNode[]): readonly ModelField[] {
  return nodes.flatMap(({ field, children }) => (isGroup(field) ? leavesOf(children) : [field]))
}

function groupOf(field: ModelField, groups: ReadonlySet<string>): string | null {
  const { group } = field.settings
  return group !== null && group !== field.name && groups.has(group) ? group : null
}
