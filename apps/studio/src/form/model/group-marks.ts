import type { Form } from '../form.ts'
import { type FormNode, leavesOf } from './form-tree.ts'

/** What a closed group has to say about the fields in it. */
export interface GroupMarks {
  readonly isChanged: boolean
  readonly hasProblem: boolean
}

/** Whether a field in here was changed or needs attention. */
export function groupMarks(node: FormNode, form: Pick<Form, 'changes' | 'problems'>): GroupMarks {
  const names = leavesOf([node]).map(({ name }) => name)
  return {
    isChanged: names.some((name) => name in form.changes),
    hasProblem: names.some((name) => name in form.problems),
  }
}

/** The child that has to be open: the one the form leads to, else the first with a problem. */
export function childInNeed(nodes: readonly FormNode[], form: Pick<Form, 'target' | 'problems'>): FormNode | undefined {
  const target = form.target?.field
  const aimed = nodes.find((node) => leavesOf([node]).some(({ name }) => name === target))
  return aimed ?? nodes.find((node) => leavesOf([node]).some(({ name }) => name in form.problems))
}
