import type { FilterGroup, FilterNode } from './filter-tree.ts'

/** Where a node is: its place in each group on the way. */
export type NodePlace = readonly number[]

/** Puts another node at a place; `null` takes the node out. */
export function replaceNode(group: FilterGroup, place: NodePlace, node: FilterNode | null): FilterGroup {
  const [index, ...rest] = place
  if (index === undefined) return node?.kind === 'group' ? node : group
  const nodes = group.nodes.flatMap((child, at): readonly FilterNode[] => {
    if (at !== index) return [child]
    if (rest.length > 0) return [child.kind === 'group' ? replaceNode(child, rest, node) : child]
    return node === null ? [] : [node]
  })
  return { ...group, nodes }
}

/** Adds a node at the end of the group at a place. */
export function addNode(group: FilterGroup, place: NodePlace, node: FilterNode): FilterGroup {
  const [index, ...rest] = place
  if (index === undefined) return { ...group, nodes: [...group.nodes, node] }
  return { ...group, nodes: group.nodes.map((child, at) => (at === index && child.kind === 'group' ? addNode(child, rest, node) : child)) }
}
