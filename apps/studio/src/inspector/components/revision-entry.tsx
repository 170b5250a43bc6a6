import { type ReactElement, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Form } from '../../form/form.ts'
import { fieldOf } from '../../model/model.ts'
import { personName } from '../../model/person-name.ts'
import { titleOf } from '../../model/title-of.ts'
import { Button } from '../../ui/button.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Revision } from '../api/history-queries.ts'
import { changesOf, itemAt } from '../model/history.ts'
import { restorable } from '../model/restorable.ts'
import { ChangedField } from './changed-field.tsx'
import styles from './inspector.module.css'
import { Moment } from './moment.tsx'

export interface RevisionEntryProps {
  readonly form: Form
  /** In order, the latest first. */
  readonly revisions: readonly Revision[]
  readonly index: number
}

const namedFields = 2

/** What someone changed at once, with the values before and after. */
export function RevisionEntry({ form, revisions, index }: RevisionEntryProps): ReactElement | null {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const revision = revisions[index]
  if (revision === undefined) return null
  const changes = changesOf(revisions, index).filter(({ field }) => fieldOf(form.collection, field) !== undefined)
  return (
    <li className={styles['entry']}>
      <div className={styles['line']}>
        <p className={styles['who']}>
          <Summary form={form} revision={revision} fields={changes.map(({ field }) => field)} />
        </p>
        <Moment at={revision.activity?.timestamp ?? ''} />
      </div>
      {changes.length > 0 && (
        <button type="button" className={styles['toggle']} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'inspector.hide' : 'inspector.show')}
        </button>
      )}
      {isOpen && (
        <div className={styles['changes']}>
          {changes.map((change) => (
            <ChangedField key={change.field} form={form} change={change} />
          ))}
          {index > 0 && <RestoreAll form={form} revisions={revisions} index={index} />}
        </div>
      )}
    </li>
  )
}

interface SummaryProps {
  readonly form: Form
  readonly revision: Revision
  readonly fields: readonly string[]
}

function Summary({ form, revision, fields }: SummaryProps): ReactElement {
  const { t } = useTranslation()
  const who = personName(revision.activity?.user) ?? t('inspector.someone')
  const components = { strong: <strong /> }
  const name = escapeTag(who)
  if (revision.activity?.action === 'create')
    return <Trans t={t} i18nKey="inspector.created" values={{ who: name }} components={components} />
  const titles = fields.map((field) => fieldOf(form.collection, field)?.title ?? titleOf(field))
  const values = { who: name, count: fields.length, fields: escapeTag(titles.join(', ')) }
  const key = fields.length > namedFields ? 'inspector.changedMany' : 'inspector.changed'
  return <Trans t={t} i18nKey={key} count={fields.length} values={values} components={components} />
}

/** A name is no markup, whatever signs are in it. */
function escapeTag(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

function RestoreAll({ form, revisions, index }: RevisionEntryProps): ReactElement | null {
  const { t } = useTranslation()
  const announce = useToast()
  const restore = (): void => {
    const values = restorable(form, itemAt(revisions, index))
    const isSomething = Object.keys(values).length > 0
    if (isSomething) form.replaceChanges({ ...form.changes, ...values })
    announce(t(isSomething ? 'inspector.restored' : 'inspector.nothingToRestore'))
  }
  if (Object.keys(restorable(form, itemAt(revisions, index))).length === 0) return null
  return (
    <Button className={styles['small']} onClick={restore}>
      {t('inspector.restoreAll')}
    </Button>
  )
}
