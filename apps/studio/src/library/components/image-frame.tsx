import type { FileRow } from '@recto/sdk'
import { ZoomIn } from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { pictureAddress } from '../model/asset-address.ts'
import { nameOfFile } from '../model/file-kind.ts'
import { FileLine } from './file-line.tsx'
import styles from './image-frame.module.css'

export interface ImageFrameProps {
  readonly file: FileRow
  readonly actions: ReactNode
  /** Fills the frame, rather than being shown whole. */
  readonly isCropped: boolean
}

/** A picture in a frame; what is no picture as a line. */
export function ImageFrame({ file, actions, isCropped }: ImageFrameProps): ReactElement {
  const { t } = useTranslation()
  const [isZoomed, setIsZoomed] = useState(false)
  const [broken, setBroken] = useState<string | null>(null)
  const address = pictureAddress(file, 'system-large-contain')
  const name = nameOfFile(file)
  if (address === null || address === broken) return <FileLine file={file} actions={actions} />
  const label = t('relations.file.zoom', { name })
  return (
    <figure className={styles['frame']}>
      <img
        className={styles['picture']}
        data-cropped={isCropped || undefined}
        src={address}
        alt={t('files.previewOf', { name })}
        onError={() => setBroken(address)}
      />
      <figcaption className={styles['caption']}>
        <span className={styles['name']}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles['actions']}>
          <Button kind="quiet" isIcon aria-label={label} title={label} onClick={() => setIsZoomed(true)}>
            <ZoomIn aria-hidden />
          </Button>
          {actions}
        </span>
      </figcaption>
      <Dialog isOpen={isZoomed} onClose={() => setIsZoomed(false)} place="full" title={name} closeLabel={t('app.close')}>
        <img className={styles['large']} src={address} alt={t('files.previewOf', { name })} />
      </Dialog>
    </figure>
  )
}
