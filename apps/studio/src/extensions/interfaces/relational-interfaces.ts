import type { Interface } from './define-interface.ts'
import { fileInterface } from './file/definition.ts'
import { fileImageInterface } from './file-image/definition.ts'
import { filesInterface } from './files/definition.ts'
import { listM2aInterface } from './list-m2a/definition.ts'
import { listM2mInterface } from './list-m2m/definition.ts'
import { listO2mInterface } from './list-o2m/definition.ts'
import { listO2mTreeViewInterface } from './list-o2m-tree-view/definition.ts'
import { selectDropdownM2oInterface } from './select-dropdown-m2o/definition.ts'
import { translationsInterface } from './translations/definition.ts'

/** Every interface of relations and files, in the order they are listed. */
export const relationalInterfaces: readonly Interface[] = [
  fileInterface,
  fileImageInterface,
  filesInterface,
  selectDropdownM2oInterface,
  listO2mInterface,
  listM2mInterface,
  listM2aInterface,
  translationsInterface,
  listO2mTreeViewInterface,
]
