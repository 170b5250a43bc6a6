import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { parseTemplate } from '../../../model/template.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { EmptyDash } from '../empty-dash.tsx'
import { nameOfRelated } from '../related-values/name-of-related.ts'
import { languageOf, translationFor, wordsOfTranslation } from './translation-for.ts'

/** One translation in a list, with the languages there are in its title; on item pages all of them. */
export function Translations({ value, field, options, size }: DisplayProps): ReactElement {
  const { i18n, t } = useTranslation()
  const { number } = useFormat()
  const rows: readonly unknown[] = Array.isArray(value) ? value : []
  const languageField = field.relation?.kind === 'translations' ? field.relation.junctionField : 'languages_code'
  const template = parseTemplate(textOption(options, 'template') ?? '')
  const nameOf = (row: unknown): string =>
    template.length > 0
      ? nameOfRelated(template, row)
      : wordsOfTranslation(row, [languageField, field.relation && 'field' in field.relation ? field.relation.field : ''])
  const wanted = flagOption(options, 'userLanguage') ? i18n.language : textOption(options, 'defaultLanguage')
  const row = translationFor(rows, { languageField, wanted })
  if (row === undefined) return <EmptyDash />
  const all = rows.map((one) => `${languageOf(one, languageField)}: ${nameOf(one)}`)
  if (size === 'full')
    return (
      <ul className={styles['entries']} aria-label={t('values.items', { count: rows.length, formatted: number(rows.length) })}>
        {all.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    )
  return (
    <bdi lang={languageOf(row, languageField)} title={all.join('\n')}>
      {nameOf(row)}
    </bdi>
  )
}
