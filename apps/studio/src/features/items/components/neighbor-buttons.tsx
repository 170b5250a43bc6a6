import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './item.module.css'
import type { Neighbors } from './use-neighbors.ts'

export interface NeighborButtonsProps {
  readonly collection: string
  readonly neighbors: Neighbors
}

/** Leads through the list the item was opened from. */
export function NeighborButtons({ collection, neighbors }: NeighborButtonsProps): ReactElement | null {
  const { t } = useTranslation()
  if (neighbors.previous === null && neighbors.next === null) return null
  const link = (key: string | null, label: string, icon: ReactNode): ReactElement =>
    key === null ? (
      <span className={styles['neighbor']} aria-hidden>
        {icon}
      </span>
    ) : (
      <Link
        className={styles['neighbor']}
        to="/content/$collection/$key"
        params={{ collection, key }}
        search={{}}
        aria-label={label}
        title={label}
      >
        {icon}
      </Link>
    )
  return (
    <div className={styles['neighbors']}>
      {link(neighbors.previous, t('item.previous'), <ChevronUp aria-hidden />)}
      {link(neighbors.next, t('item.next'), <ChevronDown aria-hidden />)}
    </div>
  )
}
