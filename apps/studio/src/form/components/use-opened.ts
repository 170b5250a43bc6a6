import { useState } from 'react'
import type { Form } from '../form.ts'
import type { FormNode } from '../model/form-tree.ts'
import { childInNeed } from '../model/group-marks.ts'

/**
 * Which children of a group are open. What the form leads to and what needs attention opens by itself, once: after that it
 * can be closed again.
 */
export function useOpened(nodes: readonly FormNode[], form: Form, initial: readonly string[]) {
  const [opened, setOpened] = useState(initial)
  const [seen, setSeen] = useState<readonly unknown[]>([null, form.problems])
  if (seen[0] !== form.target || seen[1] !== form.problems) {
    setSeen([form.target, form.problems])
    const need = childInNeed(nodes, form)?.field.name
    if (need !== undefined && !opened.includes(need)) setOpened([...opened, need])
  }
  return [opened, setOpened] as const
}
