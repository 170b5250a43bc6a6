import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { type Item, itemKey } from '../../../model/item-key.ts'
import { renderTemplate } from '../../../model/template.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** The related item's name; its key alone when only that may be read. */
export function Related({ value, field, model, size }: DisplayProps): ReactElement {
  const collection = model.collections.get(field.link?.collection ?? '')
  if (typeof value !== 'object' || value === null || collection === undefined)
    return <span className={styles['mono']}>{String(value)}</span>
  const item = value as Item
  const key = itemKey(collection, item)
  const name = renderTemplate(collection.template, item) || shortest(item)
  if (key === null || collection.isSystem) return <bdi>{name}</bdi>
  return (
    <Link
      to="/content/$collection/$key"
      params={{ collection: collection.name, key }}
      className={styles['link']}
      tabIndex={size === 'cell' ? -1 : undefined}
    >
      <bdi>{name}</bdi>
    </Link>
  )
}

function shortest(item: Item): string {
  return Object.values(item)
    .filter((value) => value !== null && typeof value !== 'object')
    .map(String)
    .join(' · ')
}
