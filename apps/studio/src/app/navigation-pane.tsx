import { type PointerEvent, type ReactElement, useState } from 'react'
import { storedNumber, storeNumber } from '../ui/stored-number.ts'
import { ModuleNavigation } from './module-navigation.tsx'
import styles from './navigation-pane.module.css'

const usualWidth = 240
const minWidth = 180
const maxWidth = 420
const storageKey = 'recto.navigation-width'

/** The navigation beside the page, as wide as its edge was dragged to; a double click brings the usual width back. */
export function NavigationPane(): ReactElement {
  const [width, setWidth] = useState(() => clamp(storedNumber(storageKey) ?? usualWidth))
  const change = (next: number): void => {
    setWidth(next)
    storeNumber(storageKey, next)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const direction = document.documentElement.dir === 'rtl' ? -1 : 1
    change(clamp(width + event.movementX * direction))
  }
  return (
    <div className={styles['pane']} style={{ inlineSize: width }}>
      <ModuleNavigation onNavigate={() => undefined} />
      <span
        aria-hidden
        className={styles['edge']}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => change(usualWidth)}
      />
    </div>
  )
}

function clamp(width: number): number {
  return Math.min(maxWidth, Math.max(minWidth, width))
}
