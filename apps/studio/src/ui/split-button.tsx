import { ChevronDown } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Menu } from './menu.tsx'
import styles from './split-button.module.css'

export interface SplitButtonProps extends Pick<ButtonProps, 'kind' | 'isBusy' | 'disabled'> {
  readonly children: ReactNode
  readonly onClick: () => void
  /** Accessible name of the button that opens the menu. */
  readonly menuLabel: string
  /** The other ways to do it, as menu items. */
  readonly menu: ReactNode
}

/** The usual action with words on it, and a menu of its variants beside it. */
export function SplitButton({ children, onClick, menuLabel, menu, ...button }: SplitButtonProps): ReactElement {
  return (
    <div className={styles['split']}>
      <Button {...button} className={styles['main']} onClick={onClick}>
        {children}
      </Button>
      <Menu
        trigger={
          <Button {...button} isIcon className={styles['more']} aria-label={menuLabel}>
            <ChevronDown aria-hidden />
          </Button>
        }
      >
        {menu}
      </Menu>
    </div>
  )
}
