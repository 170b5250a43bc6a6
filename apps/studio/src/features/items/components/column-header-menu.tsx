import { ArrowDown, ArrowUp, ChevronDown, EyeOff, Group, Pin, PinOff, StepBack, StepForward } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { isSortable, type ListColumn } from '../model/list-columns.ts'
import { sortDirection } from '../model/list-search.ts'
import { isGroupable, type SummaryKind, summariesOf } from '../model/table-options.ts'
import styles from './item-grid.module.css'
import type { ColumnActions } from './use-column-actions.ts'
import { useColumnTitle } from './use-column-title.ts'

export interface ColumnHeaderMenuProps {
  readonly column: ListColumn
  readonly index: number
  readonly actions: ColumnActions
}

/** All that can be done with one column. */
export function ColumnHeaderMenu({ column, index, actions }: ColumnHeaderMenuProps): ReactElement {
  const { t } = useTranslation()
  const name = useColumnTitle()(column)
  const { id } = column
  const isPinned = actions.options.pinned.includes(id)
  const summaries = summariesOf(column)
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" tabIndex={-1} className={styles['columnMenu']} aria-label={t('lists.columns.menu', { name })}>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      {isSortable(column) && <SortItems id={id} actions={actions} />}
      <MenuItem onSelect={() => actions.pin(id, !isPinned)}>
        {isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />}
        {t(isPinned ? 'lists.columns.unpin' : 'lists.columns.pin')}
      </MenuItem>
      <MenuItem disabled={index === 0} onSelect={() => actions.moveTo(id, index - 1)}>
        <StepBack aria-hidden />
        {t('lists.columns.before')}
      </MenuItem>
      <MenuItem disabled={index === actions.count - 1} onSelect={() => actions.moveTo(id, index + 1)}>
        <StepForward aria-hidden />
        {t('lists.columns.after')}
      </MenuItem>
      {isGroupable(column) && (
        <MenuItem onSelect={() => actions.groupBy(id)}>
          <Group aria-hidden />
          {t('lists.columns.groupBy')}
        </MenuItem>
      )}
      <MenuItem onSelect={() => actions.hide(id)}>
        <EyeOff aria-hidden />
        {t('lists.columns.hideThis')}
      </MenuItem>
      <MenuSeparator />
      <MenuChoice
        label={t('lists.columns.align')}
        value={alignOf(actions, id)}
        options={(['auto', 'left', 'center', 'right'] as const).map((value) => ({ value, label: t(`lists.columns.aligns.${value}`) }))}
        onChange={(value) => actions.align(id, value === 'auto' ? null : value)}
      />
      {summaries.length > 0 && (
        <>
          <MenuSeparator />
          <MenuChoice<SummaryKind | 'none'>
            label={t('lists.summary.menu')}
            value={actions.options.summaries[id] ?? 'none'}
            options={(['none', ...summaries] as const).map((value) => ({ value, label: t(`lists.summary.kinds.${value}`) }))}
            onChange={(value) => actions.summarize(id, value === 'none' ? null : value)}
          />
        </>
      )}
    </Menu>
  )
}

function SortItems({ id, actions }: { readonly id: string; readonly actions: ColumnActions }): ReactElement {
  const { t } = useTranslation()
  const { sort, setSort, unsort } = actions
  const isOther = sort.length > 0 && !(sort.length === 1 && sortDirection(sort, id) !== 'none')
  return (
    <>
      <MenuItem onSelect={() => setSort(id, false)}>
        <ArrowUp aria-hidden />
        {t('lists.columns.ascending')}
      </MenuItem>
      <MenuItem onSelect={() => setSort(`-${id}`, false)}>
        <ArrowDown aria-hidden />
        {t('lists.columns.descending')}
      </MenuItem>
      {isOther && <MenuItem onSelect={() => setSort(id, true)}>{t('lists.columns.alsoAscending')}</MenuItem>}
      {isOther && <MenuItem onSelect={() => setSort(`-${id}`, true)}>{t('lists.columns.alsoDescending')}</MenuItem>}
      {sortDirection(sort, id) !== 'none' && <MenuItem onSelect={() => unsort(id)}>{t('lists.columns.unsort')}</MenuItem>}
      <MenuSeparator />
    </>
  )
}

function alignOf({ options }: ColumnActions, id: string): 'auto' | 'left' | 'center' | 'right' {
  const align = options.align[id]
  return align === 'left' || align === 'center' || align === 'right' ? align : 'auto'
}
