import { createItem, deleteItemByKey, updateItemByKey } from '@recto/sdk'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../data/client.ts'
import { permissionsQuery } from '../../data/permissions.ts'
import { useProblemText } from '../../data/problem-text.ts'
import { sessionQueries } from '../../data/session.ts'
import { useUndoable } from '../../data/undoable.ts'
import { personId } from '../../model/person-name.ts'
import { useToast } from '../../ui/toast.tsx'
import { historyKey, type ItemComment } from '../api/history-queries.ts'

export interface CommentActions {
  readonly add: (comment: string) => Promise<boolean>
  readonly edit: (id: string, comment: string) => Promise<boolean>
  readonly remove: (id: string) => void
  /** Whether the caller may change it: their own, or any for those who may change all. */
  readonly canEdit: (comment: ItemComment) => boolean
  readonly canDelete: (comment: ItemComment) => boolean
}

/** What is said about an item. */
export function useComments(collection: string, itemKey: string): CommentActions {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const undoable = useUndoable()
  const { data: me } = useSuspenseQuery(sessionQueries.me())
  const { directus_comments: rights } = useSuspenseQuery(permissionsQuery()).data
  const key = [...historyKey(collection, itemKey), 'comments']
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: key })
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      await refresh()
      return true
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
      return false
    }
  }
  const may = (action: 'update' | 'delete', comment: ItemComment): boolean => {
    const access = rights?.[action].access ?? 'none'
    return access === 'full' || (access === 'partial' && personId(comment.user_created) === me?.id)
  }
  const hide = (id: string): void =>
    void queryClient.setQueriesData({ queryKey: key }, (list: readonly ItemComment[] | undefined) => list?.filter((one) => one.id !== id))
  return {
    canEdit: (comment) => may('update', comment),
    canDelete: (comment) => may('delete', comment),
    add: (comment) =>
      attempt(() => client.request(createItem('directus_comments', { collection, item: decodeURIComponent(itemKey), comment }))),
    edit: (id, comment) => attempt(() => client.request(updateItemByKey('directus_comments', id, { comment }))),
    remove: (id) =>
      undoable({
        message: t('inspector.commentDeleted'),
        apply: () => hide(id),
        revert: () => void refresh(),
        commit: async ({ keepalive }) => {
          await client.request(deleteItemByKey('directus_comments', id), { keepalive })
          await refresh()
        },
      }),
  }
}
