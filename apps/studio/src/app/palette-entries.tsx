import { Bookmark, Eye, Keyboard, LogOut, Moon, Sun, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../data/model.ts'
import { usePresets } from '../data/presets.ts'
import { matchesSearch, navigable, saysTheSame } from '../model/find-collections.ts'
import { bookmarksOf } from '../model/preset-choice.ts'
import { useTheme } from './theme.ts'
import { useSignOut } from './user-menu.tsx'

/** Something the palette can go to or do. */
export interface PaletteEntry {
  readonly id: string
  readonly label: string
  readonly kind: string
  readonly icon: ReactNode
  readonly run: () => void
}

export interface PaletteActions {
  readonly onShortcuts: () => void
  readonly openCollection: (name: string) => void
  readonly openView: (collection: string, id: number) => void
}

const maxEntries = 50

/** Everything that matches a search: collections first, then actions. */
export function usePaletteEntries(search: string, { onShortcuts, openCollection, openView }: PaletteActions): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const model = useModel()
  const presets = usePresets()
  const [, setTheme] = useTheme()
  const signOut = useSignOut()
  const kind = t('palette.actions')
  const collections = navigable(model).map((collection) => ({
    id: `collection-${collection.name}`,
    label: collection.title,
    name: collection.name,
    kind: saysTheSame(collection.name, collection.title) ? '' : collection.name,
    icon: collection.kind === 'view' ? <Eye aria-hidden /> : <Table2 aria-hidden />,
    run: () => openCollection(collection.name),
  }))
  const views = navigable(model).flatMap((collection) =>
    bookmarksOf(presets, collection.name).map((view) => ({
      id: `view-${view.id}`,
      label: view.bookmark ?? '',
      name: collection.title,
      kind: collection.title,
      icon: <Bookmark aria-hidden />,
      run: () => openView(collection.name, view.id),
    })),
  )
  const actions = [
    { id: 'light', label: `${t('user.appearance')}: ${t('user.light')}`, icon: <Sun aria-hidden />, run: () => setTheme('light') },
    { id: 'dark', label: `${t('user.appearance')}: ${t('user.dark')}`, icon: <Moon aria-hidden />, run: () => setTheme('dark') },
    { id: 'shortcuts', label: t('user.shortcuts'), icon: <Keyboard aria-hidden />, run: onShortcuts },
    { id: 'sign-out', label: t('user.signOut'), icon: <LogOut aria-hidden />, run: () => void signOut() },
  ].map((action) => ({ ...action, name: action.id, kind }))
  return [...collections, ...views, ...actions]
    .filter((entry) => matchesSearch({ name: entry.name, title: entry.label }, search))
    .slice(0, maxEntries)
}
