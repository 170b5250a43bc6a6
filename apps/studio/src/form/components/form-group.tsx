import type { ReactElement } from 'react'
import type { FormGroupProps } from './form-group-props.ts'
import { AccordionGroup } from './group-accordion.tsx'
import { DetailGroup } from './group-detail.tsx'
import { TabsGroup } from './group-tabs.tsx'

/** Fields that are shown together, in the way the project chose. */
export function FormGroup(props: FormGroupProps): ReactElement {
  switch (props.node.field.settings.interface) {
    case 'group-detail':
      return <DetailGroup {...props} />
    case 'group-accordion':
      return <AccordionGroup {...props} />
    case 'group-tabs':
      return <TabsGroup {...props} />
    default:
      return props.renderNodes(props.node.children, props.form)
  }
}
