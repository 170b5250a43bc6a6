import { type KeyboardEvent, type PointerEvent, type ReactElement, type ReactNode, useState } from 'react'
import styles from './side-pane.module.css'
import { storedNumber, storeNumber } from './stored-number.ts'

export interface SidePaneProps {
  /** Accessible name. */
  readonly label: string
  /** Accessible name of the edge that makes it narrower or wider. */
  readonly edgeLabel: string
  /** Where its width is kept on this device. */
  readonly storageKey: string
  readonly children: ReactNode
}

const usualWidth = 320
const minWidth = 260
const maxWidth = 560
const keyStep = 20

/** A pane at the end of a page, as wide as its edge was dragged or moved by arrow keys. A double click brings the usual width back. */
export function SidePane({ label, edgeLabel, storageKey, children }: SidePaneProps): ReactElement {
  const [width, setWidth] = useState(() => clamp(storedNumber(storageKey) ?? usualWidth))
  const change = (next: number): void => {
    setWidth(clamp(next))
    storeNumber(storageKey, clamp(next))
  }
  const direction = (): number => (document.documentElement.dir === 'rtl' ? 1 : -1)
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) change(width + event.movementX * direction())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') change(width - keyStep * direction())
    else if (event.key === 'ArrowRight') change(width + keyStep * direction())
    else return
    event.preventDefault()
  }
  return (
    <aside className={styles['pane']} aria-label={label} style={{ inlineSize: width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: an edge that can be moved is more than a rule */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={edgeLabel}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={minWidth}
        aria-valuemax={maxWidth}
        className={styles['edge']}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => change(usualWidth)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['content']}>{children}</div>
    </aside>
  )
}

function clamp(width: number): number {
  return Math.min(maxWidth, Math.max(minWidth, width))
}
