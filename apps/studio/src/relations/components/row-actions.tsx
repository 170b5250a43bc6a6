import { ArrowUpRight, Eye, Pencil, Trash2, Undo2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { flagOption } from '../../model/read-options.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { farCollection, farKey } from '../model/list-relation.ts'
import type { ListRow } from '../model/list-rows.ts'
import type { ListField } from '../use-list-field.ts'
import styles from './related-rows.module.css'

export interface RowProps {
  readonly props: InterfaceProps
  readonly list: ListField
  readonly row: ListRow
}

/** What waits to be saved of a row, in a word. */
export function RowState({ row: { state } }: Pick<RowProps, 'row'>): ReactElement | null {
  const { t } = useTranslation()
  if (state === 'stored') return null
  return <Badge tone={state === 'removed' ? 'neutral' : 'accent'}>{t(`relations.${state}`)}</Badge>
}

/** What can be done with a row. */
export function RowActions({ props, list, row }: RowProps): ReactElement {
  const { t } = useTranslation()
  const name = list.nameOf(row) || t('relations.newItem')
  if (row.state === 'removed')
    return (
      <Button
        kind="quiet"
        isIcon
        aria-label={t('relations.restore', { name })}
        title={t('relations.restore', { name })}
        onClick={() => list.restore(row)}
      >
        <Undo2 aria-hidden className={styles['arrow']} />
      </Button>
    )
  const isDeleting = list.relation.onRemove === 'delete' && row.state !== 'new' && row.state !== 'linked'
  const removeLabel = t(isDeleting ? 'relations.removeForGood' : 'relations.remove', { name })
  const editLabel = t(props.isDisabled ? 'relations.view' : 'relations.edit', { name })
  const canRemove = list.rights.canRemove || (!props.isDisabled && (row.state === 'new' || row.state === 'linked'))
  return (
    <>
      <PageLink {...{ props, list, row }} name={name} />
      {list.edit !== null && (
        <Button kind="quiet" isIcon aria-label={editLabel} title={editLabel} onClick={() => list.edit?.(row)}>
          {props.isDisabled ? <Eye aria-hidden /> : <Pencil aria-hidden />}
        </Button>
      )}
      {canRemove && (
        <Button kind="quiet" isIcon aria-label={removeLabel} title={removeLabel} onClick={() => list.remove(row)}>
          {isDeleting ? <Trash2 aria-hidden /> : <X aria-hidden />}
        </Button>
      )}
    </>
  )
}

function PageLink({ props, list: { relation }, row, name }: RowProps & { readonly name: string }): ReactElement | null {
  const { t } = useTranslation()
  const collection = relation.far === null ? relation.rows : farCollection(relation, row.item)
  const key = relation.far === null ? row.key : farKey(relation, row.item)
  if (!flagOption(props.options, 'enableLink') || collection === undefined || collection.isSystem || key === null) return null
  return (
    <ButtonLink
      kind="quiet"
      isIcon
      to="/content/$collection/$key"
      params={{ collection: collection.name, key }}
      aria-label={t('relations.open', { name })}
      title={t('relations.open', { name })}
    >
      <ArrowUpRight aria-hidden />
    </ButtonLink>
  )
}
