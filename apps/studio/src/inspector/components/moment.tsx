import type { ReactElement } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import styles from './inspector.module.css'

const dayMs = 86_400_000

/** When something happened: the time for today, the day for what is older; all of it on hover. */
export function Moment({ at }: { readonly at: string }): ReactElement | null {
  const format = useFormat()
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return null
  const isRecent = Date.now() - date.getTime() < dayMs
  return (
    <time className={styles['when']} dateTime={at} title={format.date(date, { dateStyle: 'full', timeStyle: 'medium' })}>
      {format.date(date, isRecent ? { timeStyle: 'short' } : { dateStyle: 'medium' })}
    </time>
  )
}
