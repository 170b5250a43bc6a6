// biome-ignore-all lint/a11y/useSemanticElements: rows and columns are placed one by one, which a table element cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a data grid, https://www.w3.org/WAI/ARIA/apg/patterns/grid/
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import type { ListRequest } from '../../../model/list-request.ts'
import { aggregateQueries } from '../api/aggregate-queries.ts'
import type { SummaryKind } from '../model/table-options.ts'
import type { GridContext } from './grid-context.ts'
import extras from './grid-extras.module.css'
import styles from './item-grid.module.css'
import { pinnedSize } from './pinned-size.ts'

export interface GridSummaryProps {
  readonly grid: GridContext
  readonly list: ListRequest
  readonly summaries: Readonly<Record<string, SummaryKind>>
  readonly rowIndex: number
}

/** Sums and the like of whole columns, below the rows. */
export function GridSummary({ grid, list, summaries, rowIndex }: GridSummaryProps): ReactElement {
  const { t } = useTranslation()
  const { data } = useQuery(aggregateQueries.summaries(list, summaries))
  const { visible, columns, pinned } = grid
  const cells = visible.map(({ index, start, size }) => {
    const id = columns[index]?.id ?? ''
    const kind = summaries[id]
    return (
      <div
        key={id}
        role="gridcell"
        aria-colindex={index + 2}
        className={styles['cell']}
        data-align="end"
        style={{ insetInlineStart: start, inlineSize: size }}
        data-pinned={index < pinned || undefined}
      >
        {kind !== undefined && (
          <>
            <span className={extras['summaryKind']}>{t(`lists.summary.kinds.${kind}`)}</span> <SummaryValue value={data?.[id]} />
          </>
        )}
      </div>
    )
  })
  return (
    <div role="rowgroup" className={extras['summary']}>
      <div role="row" aria-rowindex={rowIndex} aria-label={t('lists.summary.row')} className={extras['summaryRow']}>
        <div role="presentation" className={styles['pinned']} style={{ inlineSize: pinnedSize(visible, pinned) }}>
          {cells.filter((_, at) => (visible[at]?.index ?? 0) < pinned)}
        </div>
        {cells.filter((_, at) => (visible[at]?.index ?? 0) >= pinned)}
      </div>
    </div>
  )
}

function SummaryValue({ value }: { readonly value: unknown }): ReactElement {
  const format = useFormat()
  const number =
    typeof value === 'number' || (typeof value === 'string' && value !== '' && !Number.isNaN(Number(value))) ? Number(value) : null
  return <strong className={extras['summaryValue']}>{number === null ? String(value ?? '…') : format.number(number)}</strong>
}
