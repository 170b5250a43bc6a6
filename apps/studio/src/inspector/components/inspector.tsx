import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../data/permissions.ts'
import type { Form } from '../../form/form.ts'
import { RelatedList } from '../../related/related-list.tsx'
import { relatedRequests } from '../../related/related-lists.ts'
import { Pane } from '../../ui/pane.tsx'
import { Facts } from './facts.tsx'
import { History } from './history.tsx'
import styles from './inspector.module.css'
import { Shares } from './shares.tsx'

export interface InspectorProps {
  readonly form: Form
  /** The key of the item; of a singleton `null` while it was never stored. */
  readonly itemKey: string | null
  readonly versionId?: string | null
}

/** What is known about an item besides its fields. What the caller may not read is absent. */
export function Inspector({ form, itemKey, versionId = null }: InspectorProps): ReactElement {
  const { t } = useTranslation()
  const { collection, model, stored } = form
  const revisions = useRights('directus_revisions')
  const comments = useRights('directus_comments')
  const seesHistory = revisions.canRead || comments.canRead
  const canShare = useRights(collection.name).canShare
  const seesShares = useRights('directus_shares').canRead && canShare
  const related = relatedRequests(model, collection, stored)
  return (
    <>
      <Pane title={t('inspector.facts')} storageKey="recto.pane.facts" isOpenAtFirst>
        <Facts collection={collection} itemKey={itemKey} item={stored} />
      </Pane>
      {itemKey !== null && seesHistory && (
        <Pane title={t('inspector.history')} storageKey="recto.pane.history" isOpenAtFirst>
          <History form={form} itemKey={itemKey} versionId={versionId} />
        </Pane>
      )}
      {related.length > 0 && versionId === null && (
        <Pane title={t('inspector.related')} storageKey="recto.pane.related">
          <div className={styles['related']}>
            {related.map((request) => (
              <RelatedList key={`${request.collection.name}-${request.title}`} request={request} />
            ))}
          </div>
        </Pane>
      )}
      {itemKey !== null && seesShares && versionId === null && (
        <Pane title={t('inspector.shares')} storageKey="recto.pane.shares">
          <Shares collection={collection.name} itemKey={itemKey} />
        </Pane>
      )}
    </>
  )
}
