import type { ReactElement } from 'react'
import { Badge } from '../../../ui/badge.tsx'
import type { DisplayProps } from '../define-display.ts'

/** The choice's label; a value that is no longer among the choices shows as itself. */
export function ChoiceValue({ value, field }: DisplayProps): ReactElement {
  const text = String(value)
  return <Badge>{field.choices?.find((choice) => choice.value === text)?.label ?? text}</Badge>
}
