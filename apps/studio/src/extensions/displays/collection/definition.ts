import { defineDisplay } from '../define-display.ts'
import { holdsText } from '../field-types.ts'
import { CollectionValue } from './collection.tsx'

/** The name of a collection, as people read it. */
export const collectionDisplay = defineDisplay({ name: 'collection', fits: holdsText, width: () => 160, Component: CollectionValue })
