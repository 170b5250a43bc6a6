import type { ReactElement } from 'react'
import type { InterfaceProps } from '../define-interface.ts'
import { NumberInput } from './number-input.tsx'
import { TextInput } from './text-input.tsx'

const numberTypes = new Set(['integer', 'bigInteger', 'float', 'decimal'])

/** One line: a text or a number. */
export function InputInterface(props: InterfaceProps): ReactElement {
  return numberTypes.has(props.field.type) ? <NumberInput {...props} /> : <TextInput {...props} />
}
