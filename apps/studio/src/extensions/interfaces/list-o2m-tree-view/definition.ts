import { defineInterface } from '../define-interface.ts'
import { TreeView } from './tree-view.tsx'

/** Items below this one in the same collection, as a tree. */
export const listO2mTreeViewInterface = defineInterface({
  name: 'list-o2m-tree-view',
  types: ['alias'],
  localTypes: ['o2m'],
  group: 'relational',
  isControlGroup: true,
  Component: TreeView,
})
