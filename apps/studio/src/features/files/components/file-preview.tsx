// biome-ignore-all lint/a11y/useMediaCaption: the files of a library come without captions
import type { FileRow } from '@recto/sdk'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Thumbnail } from '../../../library/components/thumbnail.tsx'
import { assetAddress, pictureAddress } from '../../../library/model/asset-address.ts'
import { kindOf, nameOfFile } from '../../../library/model/file-kind.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { textQuery } from '../api/text-query.ts'
import styles from './file-page.module.css'
import { FocalPoint } from './focal-point.tsx'
import type { FileDraft } from './use-file-draft.ts'

export interface FilePreviewProps {
  readonly file: FileRow
  readonly draft: FileDraft
  readonly canSetFocus: boolean
}

/** What a file looks or sounds like, as far as the browser can show it. */
export function FilePreview({ file, draft, canSetFocus }: FilePreviewProps): ReactElement {
  const { t } = useTranslation()
  const [broken, setBroken] = useState<string | null>(null)
  const label = t('files.previewOf', { name: nameOfFile(file) })
  const kind = kindOf(file.type)
  const picture = pictureAddress(file, 'system-large-contain')
  if (picture !== null && picture !== broken)
    return <FocalPoint file={file} draft={draft} address={picture} label={label} canSet={canSetFocus} onBroken={() => setBroken(picture)} />
  if (kind === 'video') return <video className={styles['media']} src={assetAddress(file)} controls preload="metadata" aria-label={label} />
  if (kind === 'audio') return <audio className={styles['sound']} src={assetAddress(file)} controls preload="metadata" aria-label={label} />
  if (file.type === 'application/pdf') return <iframe className={styles['document']} src={assetAddress(file)} title={label} />
  if (kind === 'text') return <TextPreview file={file} label={label} />
  return (
    <div className={styles['none']}>
      <Thumbnail file={file} size="medium" />
      <p>{t('files.noPreview')}</p>
    </div>
  )
}

function TextPreview({ file, label }: { readonly file: FileRow; readonly label: string }): ReactElement {
  const { t } = useTranslation()
  const { data, isError } = useQuery(textQuery(file))
  if (isError) return <p className={styles['muted']}>{t('files.noPreview')}</p>
  if (data === undefined) return <Skeleton blockSize="240px" />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <pre className={styles['text']} tabIndex={0} aria-label={label} role="document" dir="auto">
      {data}
    </pre>
  )
}
