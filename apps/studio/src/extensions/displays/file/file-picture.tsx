import { assetUrl } from '@recto/sdk'
import { File } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { client } from '../../../data/client.ts'
import styles from '../displays.module.css'
import { type FileFacts, shortType } from './read-file-value.ts'

export interface FilePictureProps {
  readonly file: FileFacts
  readonly isRound?: boolean
  /** Says what the picture shows where nothing beside it does. @default '' */
  readonly label?: string
}

/** A picture of a file, in the height of a line; for others than pictures the name of their type. */
export function FilePicture({ file, isRound = false, label = '' }: FilePictureProps): ReactElement {
  const [isBroken, setIsBroken] = useState(false)
  const isPicture = (file.type?.startsWith('image/') ?? false) && !isBroken && file.id !== ''
  return (
    <span
      className={styles['picture']}
      data-round={isRound || undefined}
      data-type={isPicture ? undefined : shortType(file.type) || undefined}
    >
      {isPicture ? (
        <img src={pictureUrl(file)} alt={label} loading="lazy" decoding="async" draggable={false} onError={() => setIsBroken(true)} />
      ) : (
        <>
          {shortType(file.type) === '' && <File aria-hidden />}
          {label !== '' && <span className="rc-visually-hidden">{label}</span>}
        </>
      )}
    </span>
  )
}

/** Browsers keep pictures for long, so that the address differs after each change. */
function pictureUrl({ id, type, changed }: FileFacts): string {
  const url = type === 'image/svg+xml' ? assetUrl(client, id) : assetUrl(client, id, { key: 'system-small-cover' })
  return changed === null ? url : `${url}${url.includes('?') ? '&' : '?'}changed=${encodeURIComponent(changed)}`
}
