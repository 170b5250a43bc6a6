import type { ReactElement } from 'react'
import { listOption } from '../../../model/read-options.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { LinkButtons } from './link-buttons.tsx'

/** The buttons that are stored with the field. */
export function PresentationLinks({ options, item, collection, itemKey, isDisabled }: InterfaceProps): ReactElement {
  return <LinkButtons links={listOption(options, 'links')} {...{ item, collection, itemKey, isDisabled }} />
}
