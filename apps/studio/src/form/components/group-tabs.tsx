import { Tabs } from 'radix-ui'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import tabStyles from '../../ui/tabs.module.css'
import { isGroup } from '../model/form-tree.ts'
import { groupMarks } from '../model/group-marks.ts'
import { FormField } from './form-field.tsx'
import type { FormGroupProps } from './form-group-props.ts'
import styles from './group.module.css'
import { GroupMarkSigns } from './group-head.tsx'
import { useOpened } from './use-opened.ts'

/** Every field or group in here is a tab. */
export function TabsGroup({ node, form, renderNodes }: FormGroupProps): ReactElement {
  const { t } = useTranslation()
  const first = node.children[0]?.field.name ?? ''
  const [opened, setOpened] = useOpened(node.children, form, [first])
  const isFilled = form.states.get(node.field.name)?.options['fillWidth'] === true
  const shown = opened.findLast((name) => node.children.some(({ field }) => field.name === name)) ?? first
  return (
    <Tabs.Root className={styles['group']} value={shown} onValueChange={(name) => setOpened([name])}>
      <Tabs.List className={classNames(tabStyles['list'], isFilled && styles['filled'])} aria-label={node.field.title || t('form.tabs')}>
        {node.children.map((child) => (
          <Tabs.Trigger key={child.field.name} value={child.field.name} className={classNames(tabStyles['tab'], styles['tab'])}>
            <bdi>{child.field.title}</bdi>
            <GroupMarkSigns {...groupMarks(child, form)} />
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {node.children.map((child) => (
        <Tabs.Content key={child.field.name} value={child.field.name} className={styles['panel']}>
          {isGroup(child.field) ? renderNodes(child.children, form) : <FormField field={child.field} form={form} hidesLabel />}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  )
}
