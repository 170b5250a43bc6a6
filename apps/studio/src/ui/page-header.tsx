import { Menu as MenuIcon } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './page-header.module.css'
import { useShell } from './shell-context.ts'
import { useDocumentTitle } from './use-document-title.ts'

export interface PageHeaderProps {
  readonly title: string
  /** Where this page is, as links. */
  readonly breadcrumb?: ReactNode
  /** A few words after the title: a count, a kind. */
  readonly meta?: ReactNode
  /** The two or three actions that matter. */
  readonly actions?: ReactNode
  /** Name of the button that opens the navigation on narrow windows. */
  readonly navigationLabel: string
}

/** The one line at the head of every page. */
export function PageHeader({ title, breadcrumb, meta, actions, navigationLabel }: PageHeaderProps): ReactElement {
  const shell = useShell()
  useDocumentTitle(title)
  return (
    <header className={styles['header']}>
      <Button kind="quiet" isIcon className={styles['open']} aria-label={navigationLabel} onClick={shell.openNavigation}>
        <MenuIcon aria-hidden />
      </Button>
      <div className={styles['heading']}>
        {breadcrumb}
        <h1 className={styles['title']} title={title}>
          <bdi>{title}</bdi>
        </h1>
        {meta !== undefined && <div className={styles['meta']}>{meta}</div>}
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}
