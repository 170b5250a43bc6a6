import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { InterfaceProps } from '../../extensions/interfaces/define-interface.ts'
import { type ListRelation, listRelation } from '../model/list-relation.ts'
import { useListField } from '../use-list-field.ts'
import { RelatedRows } from './related-rows.tsx'
import { RelationNotice } from './relation-notice.tsx'

/** A to-many field as lines or as a table, or why it can't be shown. */
export function ToManyField(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const relation = listRelation(props.model, props.field)
  if (relation === null) return <RelationNotice>{t('relations.unreadable')}</RelationNotice>
  if (relation.rows.isSingleton) return <RelationNotice>{t('relations.singleton', { name: relation.rows.title })}</RelationNotice>
  return <Rows {...props} relation={relation} />
}

function Rows({ relation, ...props }: InterfaceProps & { readonly relation: ListRelation }): ReactElement {
  const list = useListField(props, { relation, ...(relation.far?.collectionField != null && { hasColumns: false }) })
  return <RelatedRows props={props} list={list} />
}
