import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import inputStyles from '../../ui/input.module.css'
import { useListKeys } from '../../ui/use-list-keys.ts'
import { peopleQueries } from '../api/people-queries.ts'
import { editedComment, type Mentioned, storedComment, typedMention } from '../model/mentions.ts'
import styles from './inspector.module.css'
import { MentionList } from './mention-list.tsx'

export interface CommentEditorProps {
  /** As it is stored. */
  readonly comment: string
  /** Those whose names are known already. */
  readonly people: readonly Mentioned[]
  readonly saveLabel: string
  /** Whether it could be saved; then the text is emptied. */
  readonly onSave: (comment: string) => Promise<boolean>
  readonly onCancel?: () => void
  /** @default true */
  readonly canMention?: boolean
}

/** A comment while it is written; `@` finds people. */
export function CommentEditor({ comment, people, saveLabel, onSave, onCancel, canMention = true }: CommentEditorProps): ReactElement {
  const { t } = useTranslation()
  const listId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => editedComment(comment, people))
  const [chosen, setChosen] = useState(people)
  const [typed, setTyped] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const { data: found = [] } = useQuery({ ...peopleQueries.search(typed ?? ''), enabled: canMention && typed !== null })
  const isOpen = typed !== null && found.length > 0
  const choose = (person: Mentioned | undefined): void => {
    const cursor = area.current?.selectionStart ?? text.length
    if (person === undefined || typed === null) return
    setText(`${text.slice(0, cursor - typed.length)}${person.name} ${text.slice(cursor)}`)
    setChosen([...chosen.filter(({ id }) => id !== person.id), person])
    setTyped(null)
    area.current?.focus()
  }
  const { active, setActive, onKeyDown } = useListKeys(found.length, {
    isOpen,
    onOpen: () => undefined,
    onClose: () => setTyped(null),
    onChoose: (index) => choose(found[index]),
  })
  const save = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return
    setIsBusy(true)
    if (await onSave(storedComment(text.trim(), chosen))) setText('')
    setIsBusy(false)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void save()
    } else if (isOpen) onKeyDown(event)
  }
  return (
    <div className={inputStyles['field']}>
      <textarea
        ref={area}
        rows={2}
        className={classNames(inputStyles['input'], inputStyles['area'])}
        aria-label={t('inspector.comment')}
        placeholder={t('inspector.commentPlaceholder')}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${active}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setTyped(canMention ? typedMention(event.target.value, event.target.selectionStart) : null)
        }}
        onKeyDown={onKey}
        onBlur={() => setTyped(null)}
      />
      {isOpen && <MentionList id={listId} people={found} active={active} onActive={setActive} onChoose={choose} />}
      {(text !== '' || onCancel !== undefined) && (
        <div className={styles['composerActions']}>
          {onCancel !== undefined && <Button onClick={onCancel}>{t('app.cancel')}</Button>}
          <Button kind="primary" isBusy={isBusy} disabled={text.trim() === ''} onClick={() => void save()}>
            {saveLabel}
          </Button>
        </div>
      )}
    </div>
  )
}
