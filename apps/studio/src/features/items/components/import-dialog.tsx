import { importItems, isRequestError, type RequestError } from '@recto/sdk'
import type { TFunction } from 'i18next'
import { type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import { useProblemText } from '../../../data/problem-text.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { followJob } from '../api/follow-job.ts'
import { guessFields, type ImportTable, parseCsv, printCsv } from '../model/import-table.ts'
import { ImportMapping } from './import-mapping.tsx'
import styles from './list.module.css'
import { formOf, useListTransfers } from './use-list-transfers.ts'

export interface ImportDialogProps {
  readonly collection: ModelCollection
  readonly onClose: () => void
}

/** What was chosen: CSV can be looked into and mapped, other files are sent as they are. */
interface Chosen {
  readonly file: File
  readonly table: ImportTable | null
  readonly fields: Readonly<Record<string, string>>
}

type Trial = { readonly rows: number } | { readonly problems: readonly string[] } | 'running' | null

/** Brings the rows of a file into a collection: choose, map, try without writing, import. */
export function ImportDialog({ collection, onClose }: ImportDialogProps): ReactElement {
  const { t } = useTranslation()
  const { startImport } = useListTransfers(collection)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const { trial, tryOut, forget } = useTrial(collection)
  const close = (): void => {
    forget()
    onClose()
  }
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const table = /\.csv$/i.test(file.name) ? parseCsv(await file.text()) : null
    forget()
    setChosen({ file, table, fields: table === null ? {} : guessFields(collection, table.columns) })
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      place="end"
      title={t('lists.import.title', { name: collection.title })}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={close}>{t('app.cancel')}</Button>
          <Button disabled={chosen === null} isBusy={trial === 'running'} onClick={() => chosen !== null && void tryOut(fileOf(chosen))}>
            {t('lists.import.try')}
          </Button>
          <Button
            kind="primary"
            disabled={chosen === null}
            onClick={() => {
              if (chosen !== null) startImport(fileOf(chosen))
              close()
            }}
          >
            {t('lists.import.start')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <label className={styles['fileChoice']}>
          {t('lists.import.file')}
          <input type="file" accept=".csv,.json,.xml,.yaml,.yml" onChange={(event) => void choose(event.target.files?.[0])} />
        </label>
        <p className={styles['hint']}>{t('lists.import.hint')}</p>
        {chosen?.table != null && (
          <ImportMapping
            collection={collection}
            table={chosen.table}
            fields={chosen.fields}
            onChange={(fields) => {
              forget()
              setChosen({ ...chosen, fields })
            }}
          />
        )}
        <TrialReport trial={trial} />
      </div>
    </Dialog>
  )
}

/** Imports without keeping anything, to see what would happen. */
function useTrial(collection: ModelCollection) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [trial, setTrial] = useState<Trial>(null)
  const running = useRef<AbortController>(null)
  const forget = (): void => {
    running.current?.abort()
    setTrial(null)
  }
  const tryOut = async (file: File): Promise<void> => {
    running.current?.abort()
    running.current = new AbortController()
    const { signal } = running.current
    setTrial('running')
    try {
      const started = await client.request(importItems(collection.name, formOf(file), { dryRun: true }), { signal })
      const job = await followJob(started, { signal, report: () => undefined })
      setTrial({ rows: job.rowsWritten })
    } catch (error) {
      if (signal.aborted) return
      setTrial({ problems: isRequestError(error) && error.problems.length > 0 ? problemLines(error, t) : [problemText(error)] })
    }
  }
  return { trial, tryOut, forget }
}

function TrialReport({ trial }: { readonly trial: Trial }): ReactElement | null {
  const { t } = useTranslation()
  if (trial === null || trial === 'running') return null
  if ('rows' in trial) {
    return (
      <p role="status" className={styles['success']}>
        {t('lists.import.fits', { count: trial.rows })}
      </p>
    )
  }
  return (
    <div role="alert">
      <p>{t('lists.import.refused')}</p>
      <ul className={styles['problems']}>
        {trial.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}

function fileOf({ file, table, fields }: Chosen): File {
  return table === null ? file : new File([printCsv(table, fields)], file.name, { type: 'text/csv' })
}

/** What is wrong, and in which rows. */
function problemLines({ problems }: RequestError, t: TFunction): readonly string[] {
  return problems.map(({ message, extensions }) => {
    const rows = rowsOf(extensions['rows'])
    return rows === '' ? message : t('lists.import.inRows', { rows, message })
  })
}

function rowsOf(groups: unknown): string {
  if (!Array.isArray(groups)) return ''
  return groups
    .map((group: { readonly start?: number; readonly end?: number; readonly rows?: readonly number[] }) =>
      group.rows === undefined ? `${group.start}–${group.end}` : group.rows.join(', '),
    )
    .join(', ')
}
