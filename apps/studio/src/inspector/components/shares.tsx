import { deleteItemByKey } from '@recto/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Link2, Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../data/client.ts'
import { useRights } from '../../data/permissions.ts'
import { useUndoable } from '../../data/undoable.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { type Share, shareQueries } from '../api/share-queries.ts'
import styles from './inspector.module.css'
import { ShareDialog } from './share-dialog.tsx'
import { useShareFacts } from './use-share-facts.ts'

export interface SharesProps {
  readonly collection: string
  readonly itemKey: string
}

/** The links by which an item can be seen without an account. */
export function Shares({ collection, itemKey }: SharesProps): ReactElement {
  const { t } = useTranslation()
  const { canCreate } = useRights('directus_shares')
  const { data, isPending } = useQuery(shareQueries.of(collection, itemKey))
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles['shares']}>
      {isPending && <Skeleton />}
      {data?.length === 0 && <p className={styles['muted']}>{t('inspector.noShares')}</p>}
      <ul>
        {data?.map((share) => (
          <ShareRow key={share.id} share={share} collection={collection} itemKey={itemKey} />
        ))}
      </ul>
      {canCreate && (
        <div>
          <Button onClick={() => setIsOpen(true)}>
            <Plus aria-hidden />
            {t('inspector.newShare')}
          </Button>
        </div>
      )}
      <ShareDialog isOpen={isOpen} collection={collection} itemKey={itemKey} onClose={() => setIsOpen(false)} />
    </div>
  )
}

function ShareRow({ share, collection, itemKey }: SharesProps & { readonly share: Share }): ReactElement {
  const { t } = useTranslation()
  const announce = useToast()
  const queryClient = useQueryClient()
  const undoable = useUndoable()
  const facts = useShareFacts()
  const { canDelete } = useRights('directus_shares')
  const { queryKey } = shareQueries.of(collection, itemKey)
  const name = share.name ?? t('inspector.unnamedShare')
  const copy = (): void => {
    void navigator.clipboard.writeText(`${client.url}/admin/shared/${share.id}`).then(
      () => announce(t('item.copied')),
      () => announce(t('item.copyFailed')),
    )
  }
  const remove = (): void =>
    undoable({
      message: t('inspector.shareDeleted', { name }),
      apply: () => queryClient.setQueryData(queryKey, (list) => list?.filter(({ id }) => id !== share.id)),
      revert: () => void queryClient.invalidateQueries({ queryKey }),
      commit: ({ keepalive }) => client.request(deleteItemByKey('directus_shares', share.id), { keepalive }),
    })
  return (
    <li className={styles['share']}>
      <div className={styles['shareText']}>
        <bdi>{name}</bdi>
        <p className={styles['muted']}>{facts(share)}</p>
      </div>
      <Menu
        trigger={
          <Button kind="quiet" isIcon aria-label={t('inspector.shareActions', { name })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={copy}>
          <Link2 aria-hidden />
          {t('inspector.copyLink')}
        </MenuItem>
        {canDelete && (
          <MenuItem isDanger onSelect={remove}>
            <Trash2 aria-hidden />
            {t('inspector.deleteShare')}
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}
