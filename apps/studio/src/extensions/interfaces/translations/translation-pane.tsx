import { Trash2, Undo2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import { RelationNotice } from '../../../relations/components/relation-notice.tsx'
import { withoutKey } from '../../../relations/model/staged-list.ts'
import type { ListField } from '../../../relations/use-list-field.ts'
import { Button } from '../../../ui/button.tsx'
import { useItemFields } from '../item-fields.ts'
import type { Language } from './languages.ts'
import styles from './translations.module.css'

export interface TranslationPaneProps {
  readonly language: Language
  readonly list: ListField
  readonly isDisabled: boolean
}

/** The texts in one language. The first letter that is typed starts a translation. */
export function TranslationPane({ language, list, isDisabled }: TranslationPaneProps): ReactElement | null {
  const { t } = useTranslation()
  const Fields = useItemFields()
  const { relation, rights } = list
  const { row, name } = language
  if (Fields === null || relation.far === null) return null
  const { field: languageField } = relation.far
  if (row?.state === 'removed')
    return (
      <Button onClick={() => list.restore(row)}>
        <Undo2 aria-hidden />
        {t('relations.restore', { name })}
      </Button>
    )
  if (row === undefined && rights.creatable.length + rights.selectable.length === 0)
    return <RelationNotice>{t('relations.notTranslated')}</RelationNotice>
  const change = (changes: Item): void => {
    if (row === undefined) list.addRows([{ [languageField]: language.value, ...changes }])
    else if (row.state === 'new') list.change(row, { [languageField]: language.value, ...changes })
    else list.change(row, changes)
  }
  const { [languageField]: _language, ...changes } = row?.changes ?? {}
  return (
    <section aria-label={name} dir={language.direction} lang={language.key} className={styles['pane']}>
      <Fields
        collection={relation.rows}
        itemKey={row?.key ?? null}
        stored={row?.stored ?? {}}
        changes={withoutKey(relation.rows, changes)}
        hiddenFields={[...relation.rows.keyFields, relation.field, languageField]}
        isReadonly={isDisabled}
        onChange={change}
      />
      {row !== undefined && !isDisabled && (rights.canRemove || row.state === 'new') && (
        <Button className={styles['remove']} kind="quiet" onClick={() => list.remove(row)}>
          <Trash2 aria-hidden />
          {t('relations.removeTranslation', { language: name })}
        </Button>
      )}
    </section>
  )
}
