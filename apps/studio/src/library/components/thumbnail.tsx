import type { FileRow } from '@recto/sdk'
import { Archive, File, FileText, Film, Image, Music } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { classNames } from '../../ui/class-names.ts'
import { pictureAddress } from '../model/asset-address.ts'
import { extensionOf, kindOf } from '../model/file-kind.ts'
import styles from './thumbnail.module.css'

const icons = { image: Image, video: Film, audio: Music, document: FileText, text: FileText, archive: Archive, other: File }

export interface ThumbnailProps {
  readonly file: FileRow
  readonly size: 'small' | 'medium'
}

/** A small picture of a file, or what kind of file it is. Says nothing to screen readers: the name is beside it. */
export function Thumbnail({ file, size }: ThumbnailProps): ReactElement {
  const address = pictureAddress(file, `system-${size}-cover`)
  const [broken, setBroken] = useState<string | null>(null)
  const Icon = icons[kindOf(file.type)]
  return (
    <span aria-hidden className={classNames(styles['thumbnail'], styles[size])}>
      {address === null || broken === address ? (
        <>
          <Icon />
          {/* Drawn by the style sheet: it is part of the picture, not of the text beside it. */}
          {size === 'medium' && <span className={styles['extension']} data-extension={extensionOf(file.filename_download, file.type)} />}
        </>
      ) : (
        <img src={address} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(address)} />
      )}
    </span>
  )
}
