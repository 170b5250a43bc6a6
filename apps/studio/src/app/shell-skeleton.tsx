import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../ui/skeleton.tsx'
import styles from './shell-skeleton.module.css'

/** What is on screen before the first answer of the server. */
export function ShellSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles['skeleton']} role="status">
      <span className="rc-visually-hidden">{t('app.loading')}</span>
      <Skeleton inlineSize="180px" blockSize="24px" />
      {[64, 48, 72, 56, 40].map((width) => (
        <Skeleton key={width} inlineSize={`${width}%`} />
      ))}
    </div>
  )
}
