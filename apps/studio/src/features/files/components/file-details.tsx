import type { FileRow } from '@recto/sdk'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { personName } from '../../../model/person-name.ts'
import { FactList } from '../../../ui/fact-list.tsx'
import styles from './file-page.module.css'
import { useFileFacts } from './use-file-facts.ts'

/** What the server knows about a file. */
export function FileDetails({ file }: { readonly file: FileRow }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = useFileFacts()
  const moment = (value: string | null | undefined): string =>
    value == null ? '' : format.date(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })
  const rows: readonly (readonly [string, string])[] = [
    [t('files.type'), file.type ?? ''],
    [t('files.size'), facts.size(file, format)],
    [t('files.dimensions'), facts.dimensions(file, format)],
    [t('files.duration'), file.duration == null ? '' : t('files.seconds', { count: Math.round(file.duration / 1000) })],
    [t('files.created'), moment(file.created_on)],
    [t('files.uploader'), personName(file.uploaded_by) ?? ''],
    [t('files.modified'), moment(file.modified_on)],
    [t('files.storage'), file.storage ?? ''],
    ['ID', file.id],
    ...metadataRows(file.metadata),
  ]
  return (
    <section aria-label={t('files.details')}>
      <h2 className={styles['heading']}>{t('files.details')}</h2>
      <FactList facts={rows} />
    </section>
  )
}

/** What the camera wrote: one line each. */
function metadataRows(metadata: FileRow['metadata']): readonly (readonly [string, string])[] {
  return Object.values(metadata ?? {}).flatMap((section) =>
    typeof section === 'object' && section !== null
      ? Object.entries<unknown>({ ...section }).flatMap(([name, value]) =>
          typeof value === 'string' || typeof value === 'number'
            ? [[name.replace(/([a-z])([A-Z])/g, '$1 $2'), String(value)] as const]
            : [],
        )
      : [],
  )
}
