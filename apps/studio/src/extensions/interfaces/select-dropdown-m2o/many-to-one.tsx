import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelCollection } from '../../../model/model.ts'
import { RelationNotice } from '../../../relations/components/relation-notice.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { ItemCombobox } from './item-combobox.tsx'

/** A combobox over another collection, or why there is none. */
export function ManyToOne(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const related: ModelCollection | undefined = props.model.collections.get(props.field.link?.collection ?? '')
  if (related === undefined || related.keyFields.length === 0) return <RelationNotice>{t('relations.unreadable')}</RelationNotice>
  if (related.isSingleton) return <RelationNotice>{t('relations.singleton', { name: related.title })}</RelationNotice>
  return <ItemCombobox {...props} related={related} />
}
