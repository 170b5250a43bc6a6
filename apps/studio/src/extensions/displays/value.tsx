import type { ReactElement } from 'react'
import type { DisplayProps } from './define-display.ts'
import { EmptyDash } from './empty-dash.tsx'
import { displayFor, displayOptions } from './registry.ts'

/** Shows a value with the display of its field; nothing at all as a faint dash. */
export function Value(props: Omit<DisplayProps, 'options'>): ReactElement {
  if (props.value === null || props.value === undefined) return <EmptyDash />
  const { Component } = displayFor(props.field)
  return <Component {...props} options={displayOptions(props.field)} />
}
