import { BookOpen, Search, SearchX } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../../data/model.ts'
import { matchesSearch, navigable } from '../../../model/find-collections.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SearchInput } from '../../../ui/input.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { CollectionRow } from '../components/collection-row.tsx'
import styles from '../components/collections.module.css'
import { type CollectionGroup, groupCollections } from '../components/group-collections.ts'

/** Every collection the caller may read, tables and views apart. */
export function CollectionListPage(): ReactElement {
  const { t } = useTranslation()
  const collections = navigable(useModel())
  const [search, setSearch] = useState('')
  const groups = groupCollections(collections.filter((collection) => matchesSearch(collection, search)))
  return (
    <>
      <PageHeader
        title={t('collections.title')}
        meta={t('collections.subtitle', { count: collections.length })}
        navigationLabel={t('navigation.open')}
      />
      <main className={styles['page']}>
        <div className={styles['content']}>
          {collections.length === 0 ? (
            <NoCollections />
          ) : (
            <>
              <div className={styles['toolbar']}>
                <SearchInput
                  icon={<Search aria-hidden />}
                  aria-label={t('collections.search')}
                  placeholder={t('collections.search')}
                  value={search}
                  onChange={(event) => setSearch(event.target.value)}
                />
              </div>
              {groups.map((group) => (
                <GroupSection key={`${group.kind}-${group.name}`} group={group} />
              ))}
              {groups.length === 0 && (
                <EmptyState
                  icon={<SearchX aria-hidden />}
                  title={t('collections.noMatch', { search })}
                  text={t('collections.noMatchText')}
                  action={<Button onClick={() => setSearch('')}>{t('collections.clear')}</Button>}
                />
              )}
            </>
          )}
        </div>
      </main>
    </>
  )
}

function GroupSection({ group }: { readonly group: CollectionGroup }): ReactElement {
  const { t } = useTranslation()
  const heading = group.kind === 'schema' ? t('collections.schema', { name: group.name }) : t(`collections.${group.kind}`)
  return (
    <section className={styles['group']} aria-label={heading}>
      <h2 className={styles['heading']}>{heading}</h2>
      <ul>
        {group.collections.map((collection) => (
          <CollectionRow key={collection.name} collection={collection} />
        ))}
      </ul>
    </section>
  )
}

function NoCollections(): ReactElement {
  const { t } = useTranslation()
  return <EmptyState icon={<BookOpen aria-hidden />} title={t('collections.emptyTitle')} text={t('collections.empty')} />
}
