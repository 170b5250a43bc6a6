import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { accountProblem } from '../model/account-problems.ts'
import styles from './account.module.css'

/** What went wrong with a form as a whole, announced at once. */
export function FormProblem({ error }: { readonly error: Error | null }): ReactElement | null {
  const { t } = useTranslation()
  if (error === null) return null
  const problem = accountProblem(error)
  return (
    <p role="alert" className={styles['problem']}>
      {problem === null ? t('problems.unknown', { message: error.message }) : t(`problems.${problem}`)}
    </p>
  )
}
