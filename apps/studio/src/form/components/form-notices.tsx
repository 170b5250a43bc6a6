import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { fieldOf } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { Form } from '../form.ts'
import type { FoundDraft } from '../use-draft.ts'
import { useProblemWords } from '../use-problem-words.ts'
import styles from './form-bar.module.css'

/** What is wrong, each problem leading to its field. */
export function ProblemNotice({ form }: { readonly form: Form }): ReactElement | null {
  const { t } = useTranslation()
  const words = useProblemWords()
  const entries = Object.entries(form.problems)
  if (entries.length === 0) return null
  return (
    <div role="alert" className={classNames(styles['notice'], styles['problems'])}>
      <p className={styles['problemTitle']}>{t('form.problemsTitle', { count: entries.length })}</p>
      <ul>
        {entries.map(([name, problem]) => (
          <li key={name}>
            <button type="button" className={styles['problemLink']} onClick={() => form.leadTo(name)}>
              <bdi>{fieldOf(form.collection, name)?.title ?? name}</bdi>
            </button>
            {': '}
            {words(problem)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Offers the changes of an earlier visit. */
export function DraftNotice({ found }: { readonly found: FoundDraft | null }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  if (found === null) return null
  const when = format.date(new Date(found.draft.savedAt), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div role="status" className={classNames(styles['notice'], styles['offer'])}>
      <p>{t('form.drafts.found', { when })}</p>
      <Button onClick={found.drop}>{t('form.drafts.drop')}</Button>
      <Button kind="primary" onClick={found.restore}>
        {t('form.drafts.restore')}
      </Button>
    </div>
  )
}
