import { assetUrl } from '@recto/sdk'
import { ImageOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { client } from '../../data/client.ts'
import type { Item } from '../../model/item-key.ts'
import type { ModelField } from '../../model/model.ts'
import styles from './layouts.module.css'

export interface CardPictureProps {
  readonly item: Item
  readonly field: ModelField
}

/** The picture of a card, small; a quiet sign where there is none. */
export function CardPicture({ item, field }: CardPictureProps): ReactElement {
  const [isBroken, setIsBroken] = useState(false)
  const value = item[field.name]
  const id = typeof value === 'object' && value !== null ? (value as Item)['id'] : value
  if (typeof id !== 'string' || isBroken) {
    return (
      <span className={styles['noPicture']}>
        <ImageOff aria-hidden />
      </span>
    )
  }
  const url = assetUrl(client, id, { width: 400, height: 260, fit: 'cover', format: 'auto' })
  return <img className={styles['picture']} src={url} alt="" loading="lazy" onError={() => setIsBroken(true)} />
}
