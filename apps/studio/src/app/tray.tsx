import type { TFunction } from 'i18next'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnfinished, type Task } from '../data/task-list.ts'
import { tasks, useTasks } from '../data/tasks.ts'
import { Button } from '../ui/button.tsx'
import { Progress } from '../ui/progress.tsx'
import styles from './tray.module.css'
import { TrayTask } from './tray-task.tsx'

/** Long work, over whatever page is shown: how far it is, a way to stop it, and what became of it. */
export function Tray(): ReactElement | null {
  const { t } = useTranslation()
  const all = useTasks()
  const [isFolded, setIsFolded] = useState(false)
  const unfinished = all.filter(isUnfinished).length
  useWarningBeforeUnload(unfinished > 0)
  if (all.length === 0) return null
  const label = t(isFolded ? 'tray.expand' : 'tray.collapse')
  return (
    <section className={styles['tray']} aria-label={t('tray.label')}>
      <header className={styles['header']}>
        <h2 className={styles['title']} role="status">
          {summary(all, t)}
        </h2>
        <Button kind="quiet" isIcon aria-label={label} aria-expanded={!isFolded} onClick={() => setIsFolded(!isFolded)}>
          {isFolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        </Button>
        {unfinished === 0 && (
          <Button kind="quiet" isIcon aria-label={t('tray.clear')} onClick={() => tasks.clear()}>
            <X aria-hidden />
          </Button>
        )}
      </header>
      {unfinished > 0 && <Progress label={t('tray.total')} value={totalProgress(all)} />}
      {!isFolded && (
        <ul className={styles['list']}>
          {all.map((task) => (
            <TrayTask key={task.id} task={task} />
          ))}
        </ul>
      )}
    </section>
  )
}

function summary(all: readonly Task[], t: TFunction): string {
  const unfinished = all.filter(isUnfinished).length
  const failed = all.filter((task) => task.state === 'failed').length
  if (unfinished > 0) return t('tray.running', { done: String(all.length - unfinished), count: all.length })
  return failed > 0 ? t('tray.failed', { count: failed }) : t('tray.done', { count: all.length })
}

function totalProgress(all: readonly Task[]): number {
  return all.reduce((sum, task) => sum + (isUnfinished(task) ? (task.progress ?? 0) : 1), 0) / all.length
}

/** A tab that closes would end the work. */
function useWarningBeforeUnload(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isRunning])
}
