import type { ReactElement } from 'react'
import { flagOption } from '../../../model/read-options.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'

/** A collection by its title; one that is not there, or may not be seen, by its own name. */
export function CollectionValue({ value, model, options }: DisplayProps): ReactElement {
  const name = String(value)
  const collection = model.collections.get(name)
  return (
    <span className={styles['row']} title={name}>
      {flagOption(options, 'icon') && (
        <StoredIcon name={collection?.settings.icon ?? 'box'} color={cssColor(collection?.settings.color ?? undefined)} />
      )}
      <bdi className={styles['cut']}>{collection?.title ?? name}</bdi>
    </span>
  )
}
