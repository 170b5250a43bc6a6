import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption } from '../../../model/read-options.ts'
import type { DisplayProps } from '../define-display.ts'
import { extensionOfType, familyOfType } from './type-names.ts'

/** "PDF document", or `pdf` where the extension is wanted; the type itself is the element's title. */
export function MimeType({ value, options }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const type = String(value)
  const extension = extensionOfType(type)
  const family = familyOfType(type)
  const words = family === null ? type : t(`values.fileTypes.${family}`, { extension: extension.toUpperCase() })
  return <span title={type}>{flagOption(options, 'showAsExtension') ? extension : words}</span>
}
