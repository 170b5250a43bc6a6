import { Ellipsis } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { personName } from '../../model/person-name.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { ItemComment } from '../api/history-queries.ts'
import { commentParts, type Mentioned } from '../model/mentions.ts'
import { CommentEditor } from './comment-editor.tsx'
import styles from './inspector.module.css'
import { Moment } from './moment.tsx'
import { useComments } from './use-comments.ts'

export interface CommentEntryProps {
  readonly comment: ItemComment
  readonly collection: string
  readonly itemKey: string
  readonly people: readonly Mentioned[]
}

/** What someone said about the item. */
export function CommentEntry({ comment, collection, itemKey, people }: CommentEntryProps): ReactElement {
  const { t } = useTranslation()
  const actions = useComments(collection, itemKey)
  const [isEditing, setIsEditing] = useState(false)
  const who = personName(comment.user_created) ?? t('inspector.someone')
  const save = async (text: string): Promise<boolean> => {
    const isSaved = await actions.edit(comment.id, text)
    if (isSaved) setIsEditing(false)
    return isSaved
  }
  return (
    <li className={styles['entry']}>
      <div className={styles['line']}>
        <p className={styles['who']}>
          <Trans t={t} i18nKey="inspector.commented" values={{ who: who.replaceAll('<', '‹') }} components={{ strong: <strong /> }} />
        </p>
        <Moment at={comment.date_created} />
        {(actions.canEdit(comment) || actions.canDelete(comment)) && (
          <Menu
            trigger={
              <Button kind="quiet" isIcon className={styles['small']} aria-label={t('inspector.commentActions')}>
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            {actions.canEdit(comment) && <MenuItem onSelect={() => setIsEditing(true)}>{t('inspector.editComment')}</MenuItem>}
            {actions.canDelete(comment) && (
              <MenuItem isDanger onSelect={() => actions.remove(comment.id)}>
                {t('inspector.deleteComment')}
              </MenuItem>
            )}
          </Menu>
        )}
      </div>
      {isEditing ? (
        <CommentEditor
          comment={comment.comment}
          people={people}
          saveLabel={t('inspector.saveComment')}
          onSave={save}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <p className={styles['comment']}>
          <CommentText comment={comment.comment} people={people} />
        </p>
      )}
    </li>
  )
}

function CommentText({ comment, people }: Pick<CommentEntryProps, 'people'> & { readonly comment: string }): ReactElement {
  const { t } = useTranslation()
  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? t('inspector.someone')
  return (
    <>
      {commentParts(comment).map((part, index) =>
        'text' in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other key
          <span key={index}>{part.text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other key
          <bdi key={index} className={styles['mention']}>
            @{nameOf(part.userId)}
          </bdi>
        ),
      )}
    </>
  )
}
