import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { type Item, itemKey } from '../../../model/item-key.ts'
import { textOption } from '../../../model/read-options.ts'
import { parseTemplate, renderTemplate, type Template } from '../../../model/template.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { nameOfRelated } from './name-of-related.ts'

/** The related item's name, or how many there are and what the first are called. */
export function RelatedValues(props: DisplayProps): ReactElement {
  return Array.isArray(props.value) ? <Several {...props} items={props.value} /> : <One {...props} />
}

/** A link to the item; its key alone when only that may be read. */
function One({ value, field, model, size, options }: DisplayProps): ReactElement {
  const collection = model.collections.get(field.link?.collection ?? '')
  if (typeof value !== 'object' || value === null || collection === undefined)
    return <span className={styles['mono']}>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>
  const item: Item = { ...value }
  const key = itemKey(collection, item)
  const template = textOption(options, 'template')
  const name = renderTemplate(template === undefined ? collection.template : parseTemplate(template), item) || nameOfRelated([], item)
  if (key === null || collection.isSystem) return <bdi title={name}>{name}</bdi>
  return (
    <Link
      to="/content/$collection/$key"
      params={{ collection: collection.name, key }}
      className={styles['link']}
      title={name}
      tabIndex={size === 'cell' ? -1 : undefined}
    >
      <bdi>{name}</bdi>
    </Link>
  )
}

function Several({ items, field, model, size, options }: DisplayProps & { readonly items: readonly unknown[] }): ReactElement {
  const { t } = useTranslation()
  const { number } = useFormat()
  const stored = textOption(options, 'template')
  const names = items.map((item) => nameOfRelated(stored === undefined ? usualTemplate({ field, model }) : parseTemplate(stored), item))
  const count = t('values.items', { count: items.length, formatted: number(items.length) })
  if (size === 'cell') return <span title={names.slice(0, 30).join('\n')}>{count}</span>
  return (
    <ul className={styles['entries']} aria-label={count}>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and never move
        <li key={index}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** How the items of the far side are named where the project stored no template. */
function usualTemplate({ field, model }: Pick<DisplayProps, 'field' | 'model'>): Template {
  const { relation } = field
  if (relation === null || relation.kind === 'm2a') return []
  const template = model.collections.get(relation.collection)?.template ?? []
  if (!('junctionField' in relation)) return template
  return template.map((part) => ('path' in part ? { path: [relation.junctionField, ...part.path] } : part))
}
