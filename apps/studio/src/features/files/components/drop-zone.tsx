import { Upload } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, type ReactElement, type ReactNode, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { draggedKind } from '../model/dragged-files.ts'
import styles from './library.module.css'
import { useTransfers } from './use-transfers.ts'

export interface DropZoneProps {
  /** Where files go; `null` is the top. */
  readonly folder: string | null
  readonly isEnabled: boolean
  readonly isOver: boolean
  readonly onOver: (isOver: boolean) => void
  /** The name of the place files go to. */
  readonly label: string
  readonly children: ReactNode
}

/** The main part of the page, on which files can be dropped or pasted. */
export function DropZone({ folder, isEnabled, isOver, onOver, label, children }: DropZoneProps): ReactElement {
  const { t } = useTranslation()
  const { upload } = useTransfers()
  const takes = (event: DragEvent): boolean => isEnabled && draggedKind(event) === 'outside'
  const onPaste = useEffectEvent((event: ClipboardEvent | globalThis.ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (isEnabled && files.length > 0) upload(files, folder)
  })
  useEffect(() => {
    const listener = (event: globalThis.ClipboardEvent): void => onPaste(event)
    document.addEventListener('paste', listener)
    return () => document.removeEventListener('paste', listener)
  }, [])
  return (
    <main
      className={styles['main']}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        onOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) onOver(false)
      }}
      onDrop={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        onOver(false)
        upload([...event.dataTransfer.files], folder)
      }}
    >
      {children}
      {isOver && (
        <p className={styles['drop']}>
          <Upload aria-hidden />
          {t('files.dropHere', { name: label })}
        </p>
      )}
    </main>
  )
}
