import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './item.module.css'

/** Where the fields of an item will be in a moment. */
export function ItemSkeleton(): ReactElement {
  const { t } = useTranslation()
  return (
    <main className={styles['page']}>
      <p className="rc-visually-hidden" role="status">
        {t('app.loading')}
      </p>
      <div className={styles['loading']}>
        {['38%', '24%', '60%', '18%', '44%', '30%'].map((width) => (
          <div key={width} className={styles['loadingField']}>
            <Skeleton inlineSize={width} />
            <Skeleton blockSize="40px" />
          </div>
        ))}
      </div>
    </main>
  )
}
