import type { ReactElement } from 'react'
import { FileField } from '../../../library/components/file-field.tsx'
import { ImageFrame } from '../../../library/components/image-frame.tsx'
import { flagOption, textsOption } from '../../../model/read-options.ts'
import type { InterfaceProps } from '../define-interface.ts'

/** A picture with what can be done with it, or where to get one from. */
export function ImageInterface(props: InterfaceProps): ReactElement {
  const { options } = props
  const types = textsOption(options, 'allowedMimeTypes') ?? ['image/*']
  return (
    <FileField {...props} options={{ ...options, allowedMimeTypes: types }}>
      {(file, actions) => (
        <ImageFrame file={file} actions={actions} isCropped={flagOption(options, 'crop', true) && !flagOption(options, 'letterbox')} />
      )}
    </FileField>
  )
}
