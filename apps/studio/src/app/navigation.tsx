import { Link } from '@tanstack/react-router'
import { Bookmark, Eye, Folder, Search, Table2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../data/model.ts'
import { usePresets } from '../data/presets.ts'
import { matchesSearch, navigable } from '../model/find-collections.ts'
import type { ModelCollection } from '../model/model.ts'
import { bookmarksOf } from '../model/preset-choice.ts'
import { SearchInput } from '../ui/input.tsx'
import styles from './navigation.module.css'

const manyCollections = 12

/** Every collection, one click away. */
export function Navigation({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  const { t } = useTranslation()
  const collections = navigable(useModel())
  const [search, setSearch] = useState('')
  const found = collections.filter((collection) => matchesSearch(collection, search))
  return (
    <nav className={styles['navigation']} aria-label={t('navigation.label')}>
      {collections.length > manyCollections && (
        <SearchInput
          icon={<Search aria-hidden />}
          aria-label={t('navigation.search')}
          placeholder={t('navigation.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <Link
        to="/content"
        className={styles['all']}
        activeOptions={{ exact: true }}
        activeProps={{ 'data-active': true }}
        onClick={onNavigate}
      >
        {t('navigation.all')}
      </Link>
      <ul className={styles['list']}>
        {found.map((collection) => (
          <li key={collection.name}>
            <NavigationLink collection={collection} onNavigate={onNavigate} />
            <NavigationViews collection={collection} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
      {found.length === 0 && search !== '' && <p className={styles['none']}>{t('navigation.none', { search })}</p>}
    </nav>
  )
}

function NavigationLink({
  collection,
  onNavigate,
}: {
  readonly collection: ModelCollection
  readonly onNavigate: () => void
}): ReactElement {
  const Icon = { table: Table2, view: Eye, folder: Folder }[collection.kind]
  return (
    <Link
      to="/content/$collection"
      params={{ collection: collection.name }}
      className={styles['link']}
      activeProps={{ 'data-active': true }}
      activeOptions={{ includeSearch: false }}
      title={collection.name}
      onClick={onNavigate}
    >
      <Icon aria-hidden />
      <bdi>{collection.title}</bdi>
    </Link>
  )
}

/** The named views of a collection, below it. */
function NavigationViews({
  collection,
  onNavigate,
}: {
  readonly collection: ModelCollection
  readonly onNavigate: () => void
}): ReactElement | null {
  const { t } = useTranslation()
  const views = bookmarksOf(usePresets(), collection.name)
  if (views.length === 0) return null
  return (
    <ul>
      {views.map((view) => (
        <li key={view.id}>
          <Link
            to="/content/$collection"
            params={{ collection: collection.name }}
            search={{ bookmark: view.id }}
            className={styles['view']}
            activeProps={{ 'data-active': true }}
            aria-label={t('lists.view.inNavigation', { name: view.bookmark ?? '', collection: collection.title })}
            onClick={onNavigate}
          >
            <Bookmark aria-hidden />
            <bdi>{view.bookmark}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}
