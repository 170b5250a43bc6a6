import { defineInterface } from '../define-interface.ts'
import { SelectIcon } from './select-icon.tsx'

/** An icon by its name. */
export const selectIconInterface = defineInterface({ name: 'select-icon', types: ['string'], group: 'selection', Component: SelectIcon })
