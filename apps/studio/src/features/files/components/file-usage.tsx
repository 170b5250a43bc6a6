import type { FileRow } from '@recto/sdk'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../../data/model.ts'
import { RelatedList } from '../../../related/related-list.tsx'
import { relatedRequests } from '../../../related/related-lists.ts'
import styles from './file-page.module.css'

/** The items that use a file, as far as the caller may read them. */
export function FileUsage({ file }: { readonly file: FileRow }): ReactElement | null {
  const { t } = useTranslation()
  const model = useModel()
  const files = model.collections.get('directus_files')
  const requests = files === undefined ? [] : relatedRequests(model, files, { id: file.id })
  return (
    <section className={styles['usageSection']} aria-label={t('files.usage')}>
      <h2 className={styles['heading']}>{t('files.usage')}</h2>
      {requests.length === 0 ? (
        <p className={styles['muted']}>{t('files.noUsage')}</p>
      ) : (
        <div className={styles['usage']}>
          {requests.map((request) => (
            <RelatedList key={`${request.collection.name}-${request.title}`} request={request} />
          ))}
        </div>
      )}
    </section>
  )
}
