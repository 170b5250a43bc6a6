/** A node of a tree as it is given. */
export interface TreeNode {
  readonly id: string
  readonly label: string
  readonly children: readonly TreeNode[]
}

/** A node that is visible, with what a screen reader says of its place. */
export interface TreeRow {
  readonly node: TreeNode
  readonly parent: string | null
  /** From 1. */
  readonly level: number
  readonly position: number
  readonly setSize: number
}

/** The nodes whose parents are all open, in the order they are seen. */
export function visibleRows(nodes: readonly TreeNode[], open: ReadonlySet<string>): readonly TreeRow[] {
  return rowsOf(nodes, open, { parent: null, level: 1 })
}

/** Where a key leads from a row of a tree, as the ARIA pattern of trees has it. */
export type TreeMove = { readonly to: string } | { readonly toggle: string } | { readonly choose: string }

/** What an arrow, Home, End, Enter, space or a letter does; `null` for other keys. In right-to-left pages the caller mirrors the arrows. */
export function moveInTree(key: string, rows: readonly TreeRow[], at: string, open: ReadonlySet<string>): TreeMove | null {
  const index = rows.findIndex((row) => row.node.id === at)
  const row = rows[index]
  if (row === undefined) return null
  if (key === 'Enter' || key === ' ') return { choose: at }
  if (key === 'ArrowRight') return rightOf(row, open)
  if (key === 'ArrowLeft') return leftOf(row, open)
  const target = { ArrowDown: rows[index + 1], ArrowUp: rows[index - 1], Home: rows[0], End: rows.at(-1) }[key]
  const found = target ?? (key.length === 1 ? rowByLetter(key, rows, index) : undefined)
  return found === undefined ? null : { to: found.node.id }
}

function rightOf({ node }: TreeRow, open: ReadonlySet<string>): TreeMove | null {
  const [first] = node.children
  if (first === undefined) return null
  return open.has(node.id) ? { to: first.id } : { toggle: node.id }
}

function leftOf({ node, parent }: TreeRow, open: ReadonlySet<string>): TreeMove | null {
  if (node.children.length > 0 && open.has(node.id)) return { toggle: node.id }
  return parent === null ? null : { to: parent }
}

function rowByLetter(letter: string, rows: readonly TreeRow[], index: number): TreeRow | undefined {
  const start = letter.toLocaleLowerCase()
  return [...rows.slice(index + 1), ...rows.slice(0, index)].find(({ node }) => node.label.toLocaleLowerCase().startsWith(start))
}

function rowsOf(
  nodes: readonly TreeNode[],
  open: ReadonlySet<string>,
  { parent, level }: Pick<TreeRow, 'parent' | 'level'>,
): readonly TreeRow[] {
  return nodes.flatMap((node, index) => [
    { node, parent, level, position: index + 1, setSize: nodes.length },
    ...(open.has(node.id) ? rowsOf(node.children, open, { parent: node.id, level: level + 1 }) : []),
  ])
}
