import type { FileRow } from '@recto/sdk'
import { Crosshair } from 'lucide-react'
import { type MouseEvent, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isScalable } from '../../../library/model/file-kind.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/input.tsx'
import styles from './file-page.module.css'
import type { FileDraft } from './use-file-draft.ts'

export interface FocalPointProps {
  readonly file: FileRow
  readonly draft: FileDraft
  readonly address: string
  readonly label: string
  readonly canSet: boolean
  readonly onBroken: () => void
}

/** A picture, and the point of it that stays in view when it is cropped, set by a click or by numbers. */
export function FocalPoint({ file, draft, address, label, canSet, onBroken }: FocalPointProps): ReactElement {
  const { t } = useTranslation()
  const [isSetting, setIsSetting] = useState(false)
  const { focal_point_x: x, focal_point_y: y, width, height } = { ...file, ...draft.changes }
  const isSettable = canSet && isScalable(file.type) && width != null && height != null
  const picture = <img className={styles['picture']} src={address} alt={label} onError={onBroken} />
  const setByClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const at = (from: number, size: number, pixels: number): number => Math.round(Math.min(1, Math.max(0, from / size)) * (pixels - 1))
    if (width == null || height == null || event.detail === 0) return
    draft.set({
      focal_point_x: at(event.clientX - box.left, box.width, width),
      focal_point_y: at(event.clientY - box.top, box.height, height),
    })
  }
  return (
    <figure className={styles['figure']}>
      <div className={styles['frame']}>
        {isSetting && isSettable ? (
          <button type="button" className={styles['target']} aria-label={t('files.focalPick')} onClick={setByClick}>
            {picture}
          </button>
        ) : (
          picture
        )}
        {x != null && y != null && width != null && height != null && (
          <span aria-hidden className={styles['point']} style={{ left: `${(x / width) * 100}%`, top: `${(y / height) * 100}%` }} />
        )}
      </div>
      {isSettable && (
        <figcaption className={styles['focal']}>
          <Button aria-pressed={isSetting} onClick={() => setIsSetting(!isSetting)}>
            <Crosshair aria-hidden />
            {t('files.focalPoint')}
          </Button>
          {isSetting && <FocalNumbers draft={draft} x={x ?? null} y={y ?? null} width={width} height={height} />}
        </figcaption>
      )}
    </figure>
  )
}

interface FocalNumbersProps {
  readonly draft: FileDraft
  readonly x: number | null
  readonly y: number | null
  readonly width: number
  readonly height: number
}

interface FocalNumber {
  readonly label: string
  readonly value: number | null
  /** Pixels that there are. */
  readonly size: number
}

/** The same by numbers, for the keyboard. */
function FocalNumbers({ draft, x, y, width, height }: FocalNumbersProps): ReactElement {
  const { t } = useTranslation()
  const fieldOf = (name: 'focal_point_x' | 'focal_point_y', { label, value, size }: FocalNumber): ReactElement => (
    <TextField
      label={label}
      type="number"
      min={0}
      max={size - 1}
      value={value ?? ''}
      problem={draft.problemOf(name)}
      onChange={(event) => draft.set({ [name]: toPixels(event.target.value, size) })}
    />
  )
  return (
    <>
      {fieldOf('focal_point_x', { label: t('files.focalX'), value: x, size: width })}
      {fieldOf('focal_point_y', { label: t('files.focalY'), value: y, size: height })}
      {(x !== null || y !== null) && (
        <Button kind="quiet" onClick={() => draft.set({ focal_point_x: null, focal_point_y: null })}>
          {t('files.focalClear')}
        </Button>
      )}
    </>
  )
}

function toPixels(text: string, size: number): number | null {
  const pixels = Number.parseInt(text, 10)
  return Number.isNaN(pixels) ? null : Math.min(size - 1, Math.max(0, pixels))
}
