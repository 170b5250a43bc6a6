import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Keyboard, LogOut } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQueries, signOut } from '../data/session.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import { type Theme, useTheme } from './theme.ts'
import styles from './user-menu.module.css'

/** Who is signed in, the appearance, and the way out. */
export function UserMenu({ onShortcuts }: { readonly onShortcuts: () => void }): ReactElement {
  const { t } = useTranslation()
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const [theme, setTheme] = useTheme()
  const leave = useSignOut()
  const name = [me?.first_name, me?.last_name].filter(Boolean).join(' ') || me?.email || ''
  const themes: readonly Theme[] = ['auto', 'light', 'dark']
  return (
    <Menu
      side="right"
      align="end"
      trigger={
        <button type="button" className={styles['avatar']} aria-label={`${initials(name)}, ${t('user.menu')}`}>
          {initials(name)}
        </button>
      }
    >
      <MenuLabel>
        <strong className={styles['name']}>{name}</strong>
        {me?.email !== name && me?.email}
      </MenuLabel>
      <MenuSeparator />
      <MenuChoice
        label={t('user.appearance')}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`user.${value}`) }))}
        onChange={setTheme}
      />
      <MenuSeparator />
      <MenuItem onSelect={onShortcuts}>
        <Keyboard aria-hidden />
        {t('user.shortcuts')}
      </MenuItem>
      <MenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden />
        {t('user.signOut')}
      </MenuItem>
    </Menu>
  )
}

/** Signs out, forgets everything read, and shows the login page. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return async () => {
    await signOut()
    queryClient.setQueryData(sessionQueries.me().queryKey, null)
    await navigate({ to: '/login' })
    queryClient.clear()
  }
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter((word) => word !== '')
  return (
    words
      .slice(0, 2)
      .map((word) => [...word][0]?.toUpperCase())
      .join('') || '·'
  )
}
