import { CircleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupMarks } from '../model/group-marks.ts'
import styles from './form.module.css'

/** Beside the name of a group: a dot when something in it was changed, a sign when something needs attention. */
export function GroupMarkSigns({ isChanged, hasProblem }: GroupMarks): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      {isChanged && <span className={styles['dot']} role="img" aria-label={t('form.changed')} />}
      {hasProblem && <CircleAlert className={styles['alert']} role="img" aria-label={t('form.groupProblem')} />}
    </>
  )
}
