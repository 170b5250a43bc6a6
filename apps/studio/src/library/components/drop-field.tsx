import { Images, Link as LinkIcon, Upload as UploadIcon, X } from 'lucide-react'
import { type DragEvent, type ReactElement, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Progress } from '../../ui/progress.tsx'
import type { Uploads } from '../use-uploads.ts'
import { AddressDialog } from './address-dialog.tsx'
import styles from './drop-field.module.css'

export interface DropFieldProps {
  readonly uploads: Uploads
  readonly isMultiple: boolean
  readonly types: readonly string[] | undefined
  readonly canUpload: boolean
  /** Absent when the library can't be chosen from. */
  readonly onBrowse: (() => void) | undefined
  /** Of the first button: the field's own. */
  readonly id?: string | undefined
  readonly describedBy?: string | undefined
  /** Takes less room, below what is there already. @default false */
  readonly isCompact?: boolean
}

/** Where files of a field come from: dropped, from the device, from the library, or from an address. */
export function DropField({
  uploads,
  isMultiple,
  types,
  canUpload,
  onBrowse,
  id,
  describedBy,
  isCompact = false,
}: DropFieldProps): ReactElement {
  const { t } = useTranslation()
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const take = (files: readonly File[]): void => uploads.upload(isMultiple ? files : files.slice(0, 1))
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      take([...event.dataTransfer.files])
    },
  }
  return (
    <div {...(canUpload && drop)} className={classNames(styles['drop'], isOver && styles['over'], isCompact && styles['compact'])}>
      {canUpload && !isCompact && <p className={styles['hint']}>{t(isMultiple ? 'relations.file.dropMany' : 'relations.file.drop')}</p>}
      <div className={styles['ways']}>
        {canUpload && (
          <>
            <input
              ref={picker}
              type="file"
              hidden
              multiple={isMultiple}
              accept={types?.join(',')}
              aria-label={t('relations.file.upload')}
              onChange={(event) => {
                take([...(event.target.files ?? [])])
                event.target.value = ''
              }}
            />
            <Button id={id} aria-describedby={describedBy} onClick={() => picker.current?.click()}>
              <UploadIcon aria-hidden />
              {t('relations.file.upload')}
            </Button>
          </>
        )}
        {onBrowse !== undefined && (
          <Button onClick={onBrowse}>
            <Images aria-hidden />
            {t('relations.file.choose')}
          </Button>
        )}
        {canUpload && (
          <Button kind="quiet" onClick={() => setIsAsking(true)}>
            <LinkIcon aria-hidden />
            {t('relations.file.fromAddress')}
          </Button>
        )}
      </div>
      <UploadList uploads={uploads} />
      {isAsking && (
        <AddressDialog
          onClose={() => setIsAsking(false)}
          onChoose={(url) => {
            setIsAsking(false)
            uploads.importFrom(url)
          }}
        />
      )}
    </div>
  )
}

/** Files on their way, and those that did not arrive. */
function UploadList({ uploads: { uploads, dismiss } }: { readonly uploads: Uploads }): ReactElement | null {
  const { t } = useTranslation()
  if (uploads.length === 0) return null
  return (
    <ul className={styles['uploads']}>
      {uploads.map(({ id, name, progress, problem }) => (
        <li key={id} className={styles['upload']}>
          <span className={styles['uploadName']}>
            <bdi>{name}</bdi>
          </span>
          {problem === null ? (
            <Progress label={t('relations.file.uploading', { name })} value={progress} />
          ) : (
            <span role="alert" className={styles['problem']}>
              {problem}
            </span>
          )}
          <Button kind="quiet" isIcon aria-label={t('relations.file.cancel', { name })} onClick={() => dismiss(id)}>
            <X aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  )
}
