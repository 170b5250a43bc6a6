import type { ReactElement } from 'react'
import { FileField } from '../../../library/components/file-field.tsx'
import { FileLine } from '../../../library/components/file-line.tsx'
import type { InterfaceProps } from '../define-interface.ts'

/** A file as a line, or where to get one from. */
export function FileInterface(props: InterfaceProps): ReactElement {
  return <FileField {...props}>{(file, actions) => <FileLine file={file} actions={actions} />}</FileField>
}
