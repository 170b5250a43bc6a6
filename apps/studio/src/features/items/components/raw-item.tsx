import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import styles from './item.module.css'
import { useCopy } from './use-copy.ts'

export interface RawItemProps {
  readonly item: Item
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** An item as the API gives it. */
export function RawItem({ item, title, isOpen, onClose }: RawItemProps): ReactElement {
  const { t } = useTranslation()
  const copy = useCopy()
  const text = JSON.stringify(item, null, 2)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('item.rawTitle', { title })} closeLabel={t('app.close')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles['raw']} tabIndex={0}>
        {text}
      </pre>
      <div className={styles['rawActions']}>
        <Button onClick={() => void copy(text)}>{t('item.copyAll')}</Button>
      </div>
    </Dialog>
  )
}
