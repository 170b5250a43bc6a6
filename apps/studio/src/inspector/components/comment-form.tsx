import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mentioned } from '../model/mentions.ts'
import { CommentEditor } from './comment-editor.tsx'
import styles from './inspector.module.css'
import { useComments } from './use-comments.ts'

export interface CommentFormProps {
  readonly collection: string
  readonly itemKey: string
  /** Whether people can be mentioned. */
  readonly seesUsers: boolean
}

const nobody: readonly Mentioned[] = []

/** Says something about an item. */
export function CommentForm({ collection, itemKey, seesUsers }: CommentFormProps): ReactElement {
  const { t } = useTranslation()
  const { add } = useComments(collection, itemKey)
  return (
    <div className={styles['composer']}>
      <CommentEditor comment="" people={nobody} saveLabel={t('inspector.send')} onSave={add} canMention={seesUsers} />
    </div>
  )
}
