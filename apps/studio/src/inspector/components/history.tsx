import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../data/model.ts'
import { useRights } from '../../data/permissions.ts'
import type { Form } from '../../form/form.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { historyQueries } from '../api/history-queries.ts'
import { historyOf } from '../model/history.ts'
import { CommentEntry } from './comment-entry.tsx'
import { CommentForm } from './comment-form.tsx'
import styles from './inspector.module.css'
import { RevisionEntry } from './revision-entry.tsx'
import { useMentioned } from './use-mentioned.ts'

export interface HistoryProps {
  readonly form: Form
  readonly itemKey: string
  /** The version whose past is shown; comments are about the item itself. */
  readonly versionId: string | null
}

/** What happened to an item and what was said about it, in one line of time. */
export function History({ form, itemKey, versionId }: HistoryProps): ReactElement {
  const { t } = useTranslation()
  const { name } = form.collection
  const seesUsers = useModel().collections.has('directus_users')
  const seesRevisions = useRights('directus_revisions').canRead
  const comments = useRights('directus_comments')
  const seesComments = comments.canRead && versionId === null
  const revisions = useInfiniteQuery({ ...historyQueries.revisions(name, itemKey, seesUsers, versionId), enabled: seesRevisions })
  const said = useQuery({ ...historyQueries.comments(name, itemKey, seesUsers), enabled: seesComments })
  const people = useMentioned(said.data, seesUsers)
  const known = revisions.data?.pages.flat() ?? []
  const entries = historyOf(known, said.data ?? [])
  const isLoading = (seesRevisions && revisions.isPending) || (seesComments && said.isPending)
  return (
    <>
      {comments.canCreate && versionId === null && <CommentForm collection={name} itemKey={itemKey} seesUsers={seesUsers} />}
      {isLoading && (
        <div role="status" className={styles['timeline']}>
          <span className="rc-visually-hidden">{t('inspector.loadingHistory')}</span>
          <Skeleton />
          <Skeleton inlineSize="60%" />
        </div>
      )}
      {!isLoading && entries.length === 0 && <p className={styles['muted']}>{t('inspector.noHistory')}</p>}
      <ol className={styles['timeline']}>
        {entries.map((entry) =>
          entry.kind === 'comment' ? (
            <CommentEntry key={`c${entry.comment.id}`} comment={entry.comment} collection={name} itemKey={itemKey} people={people} />
          ) : (
            <RevisionEntry key={`r${entry.revision.id}`} form={form} revisions={known} index={entry.index} />
          ),
        )}
      </ol>
      {revisions.hasNextPage && (
        <Button kind="quiet" isBusy={revisions.isFetchingNextPage} onClick={() => void revisions.fetchNextPage()}>
          {t('inspector.older')}
        </Button>
      )}
    </>
  )
}
