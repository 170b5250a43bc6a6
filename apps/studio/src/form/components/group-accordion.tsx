import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ReactElement } from 'react'
import { type FormNode, isGroup } from '../model/form-tree.ts'
import { groupMarks } from '../model/group-marks.ts'
import { FormField } from './form-field.tsx'
import type { FormGroupProps } from './form-group-props.ts'
import styles from './group.module.css'
import { GroupMarkSigns } from './group-head.tsx'
import { useOpened } from './use-opened.ts'

/** Every field or group in here is a section of its own; usually one is open at a time. */
export function AccordionGroup({ node, form, renderNodes }: FormGroupProps): ReactElement {
  const options = form.states.get(node.field.name)?.options ?? {}
  const isSingle = options['accordionMode'] !== false
  const [opened, setOpened] = useOpened(node.children, form, openedAtStart(options['start'], node.children))
  const toggle = (name: string, isOpen: boolean): void => {
    if (!isOpen) setOpened(opened.filter((one) => one !== name))
    else setOpened(isSingle ? [name] : [...opened, name])
  }
  const shown = isSingle ? opened.slice(-1) : opened
  return (
    <div className={styles['sections']}>
      {node.children.map((child) => (
        <Collapsible.Root
          key={child.field.name}
          className={styles['section']}
          open={shown.includes(child.field.name)}
          onOpenChange={(isOpen) => toggle(child.field.name, isOpen)}
        >
          <h3 className={styles['heading']}>
            <Collapsible.Trigger className={styles['trigger']}>
              <ChevronRight className={styles['arrow']} aria-hidden />
              <bdi>{child.field.title}</bdi>
              <GroupMarkSigns {...groupMarks(child, form)} />
            </Collapsible.Trigger>
          </h3>
          <Collapsible.Content className={styles['content']}>
            {isGroup(child.field) ? renderNodes(child.children, form) : <FormField field={child.field} form={form} hidesLabel />}
          </Collapsible.Content>
        </Collapsible.Root>
      ))}
    </div>
  )
}

function openedAtStart(start: unknown, children: readonly FormNode[]): readonly string[] {
  if (start === 'opened') return children.map(({ field }) => field.name)
  return start === 'first' ? children.slice(0, 1).map(({ field }) => field.name) : []
}
