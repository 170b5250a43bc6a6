import { Check, CircleAlert, RotateCcw, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnfinished, type Task } from '../data/task-list.ts'
import { tasks } from '../data/tasks.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import styles from './tray.module.css'

/** One task with what can be done about it. */
export function TrayTask({ task }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation()
  const { label, state, problem, outcome, progress } = task
  const note = problem ?? outcome?.note ?? (state === 'running' ? null : t(`tray.${state}Task`))
  return (
    <li className={styles['task']}>
      <div className={styles['what']}>
        <span className={styles['label']} title={label}>
          <bdi>{label}</bdi>
        </span>
        {note !== null && (
          <span className={styles['note']} data-state={state}>
            {state === 'done' && <Check aria-hidden />}
            {state === 'failed' && <CircleAlert aria-hidden />}
            {note}
          </span>
        )}
        {state === 'running' && <Progress label={label} value={progress} />}
      </div>
      <TaskActions task={task} />
    </li>
  )
}

function TaskActions({ task }: { readonly task: Task }): ReactElement {
  const { t } = useTranslation()
  const { id, label, state, outcome } = task
  return (
    <div className={styles['actions']}>
      {state === 'done' && outcome?.open !== undefined && (
        <Button kind="quiet" aria-label={t('tray.openTask', { name: label })} onClick={outcome.open}>
          {t('tray.open')}
        </Button>
      )}
      {state === 'failed' && (
        <Button kind="quiet" isIcon aria-label={t('tray.retry', { name: label })} onClick={() => tasks.retry(id)}>
          <RotateCcw aria-hidden />
        </Button>
      )}
      {isUnfinished(task) && (
        <Button kind="quiet" isIcon aria-label={t('tray.cancel', { name: label })} onClick={() => tasks.cancel(id)}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  )
}
