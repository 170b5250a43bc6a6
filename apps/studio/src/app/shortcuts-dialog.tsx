import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import styles from './shortcuts-dialog.module.css'

const groups = [
  {
    title: 'everywhere',
    shortcuts: [
      ['palette', ['⌘K', 'Ctrl K']],
      ['help', ['?']],
    ],
  },
  {
    title: 'lists',
    shortcuts: [
      ['search', ['/']],
      ['move', ['←', '↑', '↓', '→']],
      ['edges', ['Home', 'End']],
      ['resize', ['Alt ←', 'Alt →']],
      ['page', ['PgUp', 'PgDn']],
      ['ends', ['Ctrl Home', 'Ctrl End']],
      ['open', ['↵']],
    ],
  },
] as const

/** The keys worth knowing. */
export function ShortcutsDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')} closeLabel={t('app.close')}>
      {groups.map((group) => (
        <section key={group.title} className={styles['group']}>
          <h3 className={styles['title']}>{t(`shortcuts.${group.title}`)}</h3>
          <dl className={styles['list']}>
            {group.shortcuts.map(([name, keys]) => (
              <Fragment key={name}>
                <dt>{t(`shortcuts.${name}`)}</dt>
                <dd className={styles['keys']}>
                  {keys.map((key) => (
                    <KeyCap key={key}>{key}</KeyCap>
                  ))}
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
