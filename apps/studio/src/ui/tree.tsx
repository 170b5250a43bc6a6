// biome-ignore-all lint/a11y/useSemanticElements: no element is a tree
import { ChevronRight } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactElement, type ReactNode, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './tree.module.css'
import { moveInTree, type TreeMove, type TreeNode, type TreeRow, visibleRows } from './tree-nodes.ts'

export interface TreeProps {
  /** Accessible name. */
  readonly label: string
  readonly nodes: readonly TreeNode[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  readonly open: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly icon?: (node: TreeNode) => ReactNode
  /** What is at the end of a row: a menu, a count. */
  readonly end?: (node: TreeNode) => ReactNode
  /** Keys the tree itself has no use for, such as F2 and Delete. */
  readonly onKey?: (event: KeyboardEvent, node: TreeNode) => void
  readonly drag?: TreeDrag
}

/** Drag and drop in a tree. Whatever it does must also be possible without. */
export interface TreeDrag {
  /** Puts what is dragged onto the event; absent: nodes stay where they are. */
  readonly onDragStart?: (event: DragEvent, node: TreeNode) => void
  readonly accepts: (event: DragEvent) => boolean
  readonly onDrop: (event: DragEvent, node: TreeNode) => void
}

/** Nodes inside nodes, walked with the arrow keys. */
export function Tree({ label, nodes, selected, onSelect, open, onToggle, onKey, ...row }: TreeProps): ReactElement {
  const tree = useRef<HTMLDivElement>(null)
  const rows = visibleRows(nodes, open)
  const [wanted, setFocused] = useState(selected)
  const focused = [wanted, selected].find((id) => rows.some(({ node }) => node.id === id)) ?? rows[0]?.node.id
  const follow = (move: TreeMove): void => {
    if ('toggle' in move) onToggle(move.toggle)
    else if ('choose' in move) onSelect(move.choose)
    else tree.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(move.to)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, { node }: TreeRow): void => {
    if (event.target !== event.currentTarget) return
    const move = hasModifier(event) ? null : moveInTree(mirrored(event.key), rows, node.id, open)
    if (move === null) {
      onKey?.(event, node)
      return
    }
    event.preventDefault()
    follow(move)
  }
  return (
    <div ref={tree} role="tree" aria-label={label} className={styles['tree']}>
      {rows.map((shown) => (
        <Row
          key={shown.node.id}
          {...row}
          row={shown}
          isOpen={open.has(shown.node.id)}
          isSelected={shown.node.id === selected}
          isFocusable={shown.node.id === focused}
          onFocus={() => setFocused(shown.node.id)}
          onSelect={() => onSelect(shown.node.id)}
          onToggle={() => onToggle(shown.node.id)}
          onKeyDown={(event) => onKeyDown(event, shown)}
        />
      ))}
    </div>
  )
}

interface RowProps extends Pick<TreeProps, 'icon' | 'end' | 'drag'> {
  readonly row: TreeRow
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly isFocusable: boolean
  readonly onFocus: () => void
  readonly onSelect: () => void
  readonly onToggle: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

function Row({ row: { node, level, position, setSize }, isOpen, isSelected, isFocusable, icon, end, drag, ...on }: RowProps): ReactElement {
  const { isOver, ...dragging } = useDrag(drag, node)
  return (
    <div
      role="treeitem"
      aria-label={node.label}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-selected={isSelected}
      aria-expanded={node.children.length === 0 ? undefined : isOpen}
      data-node={node.id}
      tabIndex={isFocusable ? 0 : -1}
      className={classNames(styles['row'], isOver && styles['over'])}
      style={{ paddingInlineStart: 4 + (level - 1) * 16 }}
      onFocus={on.onFocus}
      onClick={on.onSelect}
      onKeyDown={on.onKeyDown}
      {...dragging}
    >
      <span
        aria-hidden
        className={styles['twist']}
        data-open={isOpen || undefined}
        onClick={(event) => {
          event.stopPropagation()
          on.onToggle()
        }}
      >
        {node.children.length > 0 && <ChevronRight className={styles['chevron']} />}
      </span>
      {icon?.(node)}
      <span className={styles['label']}>
        <bdi>{node.label}</bdi>
      </span>
      {end?.(node)}
    </div>
  )
}

function useDrag(drag: TreeDrag | undefined, node: TreeNode) {
  const [isOver, setIsOver] = useState(false)
  if (drag === undefined) return { isOver: false }
  const { onDragStart, accepts, onDrop } = drag
  return {
    isOver,
    draggable: onDragStart !== undefined,
    onDragStart: (event: DragEvent) => onDragStart?.(event, node),
    onDragOver: (event: DragEvent) => {
      if (!accepts(event)) return
      event.preventDefault()
      event.stopPropagation()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      event.stopPropagation()
      setIsOver(false)
      onDrop(event, node)
    },
  }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

function mirrored(key: string): string {
  if (document.documentElement.dir !== 'rtl') return key
  return { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key] ?? key
}
