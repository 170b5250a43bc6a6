import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import type { ReactElement } from 'react'
import { groupMarks } from '../model/group-marks.ts'
import type { FormGroupProps } from './form-group-props.ts'
import styles from './group.module.css'
import { GroupMarkSigns } from './group-head.tsx'
import { useOpened } from './use-opened.ts'

/** Fields below a heading that folds them away. */
export function DetailGroup({ node, form, renderNodes }: FormGroupProps): ReactElement {
  const { field } = node
  const start = form.states.get(field.name)?.options['start'] === 'closed' ? [] : [field.name]
  const [opened, setOpened] = useOpened([node], form, start)
  return (
    <Collapsible.Root
      className={styles['group']}
      open={opened.includes(field.name)}
      onOpenChange={(isOpen) => setOpened(isOpen ? [field.name] : [])}
    >
      <h3 className={styles['heading']}>
        <Collapsible.Trigger className={styles['trigger']}>
          <ChevronRight className={styles['arrow']} aria-hidden />
          <bdi>{field.title}</bdi>
          <GroupMarkSigns {...groupMarks(node, form)} />
        </Collapsible.Trigger>
      </h3>
      {field.note !== null && <p className={styles['note']}>{field.note}</p>}
      <Collapsible.Content className={styles['content']}>{renderNodes(node.children, form)}</Collapsible.Content>
    </Collapsible.Root>
  )
}
