// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the grid, which names the active cell by aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: rows are placed one by one, which a table element cannot
import type { FileRow } from '@recto/sdk'
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type ReactElement, useId, useLayoutEffect, useRef } from 'react'
import type { FileList } from '../model/file-list.ts'
import styles from './file-grid.module.css'
import { FileListRow } from './file-list-row.tsx'
import { FileTile } from './file-tile.tsx'
import { useFileGridKeys } from './use-file-grid-keys.ts'
import { useFilePages } from './use-file-pages.ts'
import type { Selection } from './use-selection.ts'
import { useTileLayout } from './use-tile-layout.ts'

export interface FileGridProps {
  readonly label: string
  readonly list: FileList
  /** Files to draw, loaded or not; undefined until the first page came. */
  readonly rows: number | undefined
  readonly layout: 'grid' | 'list'
  readonly selection: Selection
  /** Whether files may be selected and dragged. */
  readonly isSelectable: boolean
  readonly onOpen: (file: FileRow) => void
  readonly onDelete: (() => void) | undefined
}

const loadingFiles = 24

/** Any number of files as tiles or lines: only what is on screen exists. */
export function FileGrid({ label, list, rows, layout, selection, isSelectable, onOpen, onDelete }: FileGridProps): ReactElement {
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const count = rows ?? loadingFiles
  const { columns, rowHeight } = useTileLayout(scroller, layout)
  const virtualizer = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are placed anew
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const shown = virtualizer.getVirtualItems()
  const first = (shown[0]?.index ?? 0) * columns
  const last = Math.min(count, ((shown.at(-1)?.index ?? 0) + 1) * columns)
  const fileAt = useFilePages(list, { first, last }, !virtualizer.isScrolling)
  const keys = useFileGridKeys({
    count,
    columns,
    selection,
    isSelectable,
    fileAt,
    onOpen,
    onDelete,
    onMove: (index) => virtualizer.scrollToIndex(Math.floor(index / columns)),
  })
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={Math.ceil(count / columns)}
      aria-multiselectable={isSelectable || undefined}
      aria-busy={rows === undefined || undefined}
      aria-activedescendant={keys.active >= first && keys.active < last ? `${id}-${keys.active}` : undefined}
      onKeyDown={keys.onKeyDown}
    >
      <div role="rowgroup" className={styles['sheet']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {shown.map((row) => (
          <GridRow
            key={row.key}
            {...{ id, row, columns, count, rowHeight, layout, selection, isSelectable, fileAt, onOpen }}
            active={keys.active}
            onPoint={keys.point}
          />
        ))}
      </div>
    </div>
  )
}

interface GridRowProps extends Pick<FileGridProps, 'layout' | 'selection' | 'isSelectable' | 'onOpen'> {
  readonly id: string
  readonly row: VirtualItem
  readonly columns: number
  readonly count: number
  readonly rowHeight: number
  readonly fileAt: (index: number) => FileRow | undefined
  readonly active: number
  readonly onPoint: (index: number) => void
}

/** The files side by side in a row; one in a list. */
function GridRow({ id, row, columns, count, rowHeight, layout, fileAt, active, onPoint, ...cell }: GridRowProps): ReactElement {
  const Cell = layout === 'grid' ? FileTile : FileListRow
  const style = {
    blockSize: rowHeight,
    transform: `translateY(${row.start}px)`,
    gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
  }
  return (
    <div role="row" aria-rowindex={row.index + 1} className={styles['row']} style={style}>
      {indexesOf(row.index, columns, count).map((index) => (
        <Cell
          key={index}
          id={`${id}-${index}`}
          index={index}
          file={fileAt(index)}
          isActive={index === active}
          onPoint={() => onPoint(index)}
          {...cell}
        />
      ))}
    </div>
  )
}

function indexesOf(row: number, columns: number, count: number): readonly number[] {
  return Array.from({ length: Math.min(columns, count - row * columns) }, (_, column) => row * columns + column)
}
