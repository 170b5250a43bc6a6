// biome-ignore-all lint/a11y/useSemanticElements: a cell of a grid whose rows are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the grid, which names the active cell by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the grid
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOfFile } from '../../../library/model/file-kind.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { cellEvents, type FileCellProps } from './file-cell.ts'

export interface FileCellFrameProps {
  /** The same of every cell, whatever it shows. */
  readonly cell: FileCellProps
  readonly className: string | undefined
  /** Where the box stands by which it is selected. */
  readonly checkClassName: string | undefined
  readonly children: ReactNode
}

/** A cell of the grid of files: what pointer, drag and selection do with it, and the box that selects it. */
export function FileCellFrame({ cell, className, checkClassName, children }: FileCellFrameProps): ReactElement {
  const { t } = useTranslation()
  const { id, index, file, isActive, isSelectable, selection } = cell
  if (file === undefined)
    return (
      <div id={id} role="gridcell" className={className}>
        {children}
      </div>
    )
  const isSelected = selection.ids.has(file.id)
  return (
    <div
      id={id}
      role="gridcell"
      aria-selected={isSelectable ? isSelected : undefined}
      className={className}
      data-active={isActive || undefined}
      {...cellEvents(cell)}
    >
      {children}
      {isSelectable && (
        <span className={checkClassName}>
          <Checkbox
            hidesLabel
            tabIndex={-1}
            label={t('files.select', { name: nameOfFile(file) })}
            isChecked={isSelected}
            onChange={() => selection.toggle(file.id, index)}
          />
        </span>
      )}
    </div>
  )
}
