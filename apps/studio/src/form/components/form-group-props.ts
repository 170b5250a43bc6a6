import type { ReactElement } from 'react'
import type { Form } from '../form.ts'
import type { FormNode } from '../model/form-tree.ts'

export interface FormGroupProps {
  readonly node: FormNode
  readonly form: Form
  /** Draws what is in a group; given, so that groups and grids can hold each other. */
  readonly renderNodes: (nodes: readonly FormNode[], form: Form) => ReactElement
}
