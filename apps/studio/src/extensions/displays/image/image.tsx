import type { ReactElement } from 'react'
import { flagOption } from '../../../model/read-options.ts'
import type { DisplayProps } from '../define-display.ts'
import { FilePicture } from '../file/file-picture.tsx'
import { readFileValue } from '../file/read-file-value.ts'

/** A picture alone, named by the file's title. */
export function ImageValue({ value, options }: DisplayProps): ReactElement {
  const file = readFileValue(value)
  return <FilePicture file={file} isRound={flagOption(options, 'circle')} label={file.title ?? file.id} />
}
