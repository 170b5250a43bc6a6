import { type CSSProperties, lazy, type ReactElement, Suspense } from 'react'
import styles from './stored-icon.module.css'

const AnyIcon = lazy(async () => ({ default: (await import('./all-icons.tsx')).AnyIcon }))

export interface StoredIconProps {
  /** As the project stores it: a name of Material Symbols. */
  readonly name: string
  readonly color?: string | undefined
  readonly isFilled?: boolean
}

/** An icon the project chose. It decorates: say in words beside it, or in an accessible name, what it means. */
export function StoredIcon({ name, color, isFilled = false }: StoredIconProps): ReactElement {
  const style: CSSProperties = color === undefined ? {} : { color }
  return (
    <span className={styles['icon']} style={style} data-filled={isFilled || undefined} data-icon={name} aria-hidden>
      <Suspense fallback={null}>
        <AnyIcon name={name} />
      </Suspense>
    </span>
  )
}
