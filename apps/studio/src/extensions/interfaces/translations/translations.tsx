import { useQuery } from '@tanstack/react-query'
import { Columns2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../../model/item-key.ts'
import type { ModelCollection, Options } from '../../../model/model.ts'
import { flagOption } from '../../../model/read-options.ts'
import { relationQueries } from '../../../relations/api/relation-queries.ts'
import { RelationNotice } from '../../../relations/components/relation-notice.tsx'
import { type ListRelation, listRelation } from '../../../relations/model/list-relation.ts'
import { useListField } from '../../../relations/use-list-field.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { type ChosenLanguages, type Language, languageFields, languagesOf, shownLanguages } from './languages.ts'
import { TranslationPane } from './translation-pane.tsx'
import styles from './translations.module.css'

/** Translations of the item, or why there are none. */
export function TranslationsInterface(props: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const relation = listRelation(props.model, props.field)
  if (relation === null) return <RelationNotice>{t('relations.unreadable')}</RelationNotice>
  return <Translations {...props} relation={relation} />
}

const everyRow = -1
const maxLanguages = 200

function Translations({ relation, ...props }: InterfaceProps & { readonly relation: ListRelation }): ReactElement {
  const { t, i18n } = useTranslation()
  const { options } = props
  const list = useListField(props, { relation, hasColumns: false, limit: everyRow, fields: ['*'] })
  const [collection] = relation.far?.collections ?? []
  const items = useLanguageItems(collection, options)
  const [isSplit, setIsSplit] = useState(flagOption(options, 'defaultOpenSplitView'))
  const [chosen, setChosen] = useState<ChosenLanguages>([])
  if (items === undefined || list.shown.isLoading) return <Skeleton blockSize="160px" />
  const languages = languagesOf(relation, items, list.shown.rows, options)
  const shown = shownLanguages(languages, chosen, { options, spoken: i18n.language })
  if (shown === null) return <RelationNotice>{t('relations.empty', { name: collection?.title ?? '' })}</RelationNotice>
  const { left, right, original } = shown
  const pane = (language: Language, place: 0 | 1): ReactElement => (
    <div className={styles['side']}>
      <LanguageSelect
        label={t(place === 0 ? 'relations.languages' : 'relations.secondLanguage')}
        languages={languages}
        chosen={language}
        originalName={original.name}
        onChange={(key) => setChosen(place === 0 ? [key, chosen[1]] : [chosen[0], key])}
      />
      <TranslationPane key={language.key} language={language} list={list} isDisabled={props.isDisabled} />
    </div>
  )
  return (
    <div className={styles['translations']}>
      {languages.length > 1 && (
        <Button className={styles['split']} kind="quiet" aria-pressed={isSplit} onClick={() => setIsSplit(!isSplit)}>
          <Columns2 aria-hidden />
          {t('relations.split')}
        </Button>
      )}
      <div className={styles['sides']} data-split={isSplit || undefined}>
        {pane(left, 0)}
        {isSplit && pane(right, 1)}
      </div>
    </div>
  )
}

/** The languages a project has, each with its name and how it is written. */
function useLanguageItems(collection: ModelCollection | undefined, options: Options): readonly Item[] | undefined {
  const keys = collection?.keyFields ?? []
  const { name, direction } = collection === undefined ? {} : languageFields(collection, options)
  const fields = [...keys, name, direction].filter((field) => field !== undefined)
  const languages = { collection: collection?.name ?? '', fields: [...new Set(fields)], sort: keys }
  return useQuery({ ...relationQueries.some(languages, maxLanguages), enabled: collection !== undefined }).data
}

interface LanguageSelectProps {
  readonly label: string
  readonly languages: readonly Language[]
  readonly chosen: Language
  readonly originalName: string
  readonly onChange: (key: string) => void
}

/** Languages with what is missing or outdated of them. */
function LanguageSelect({ label, languages, chosen, originalName, onChange }: LanguageSelectProps): ReactElement {
  const { t } = useTranslation()
  const marks = { missing: t('relations.notTranslated'), outdated: t('relations.outdated', { language: originalName }), translated: '' }
  const options = languages.map(({ key, name, state }) => ({ value: key, label: [name, marks[state]].filter(Boolean).join(' · ') }))
  return <Select aria-label={label} value={chosen.key} options={options} onChange={onChange} />
}
