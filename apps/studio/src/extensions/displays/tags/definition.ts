import { defineDisplay } from '../define-display.ts'
import { Tags } from './tags.tsx'

/** Lists of words. */
export const tagsDisplay = defineDisplay({ name: 'tags', suits: (field) => field.type === 'csv', width: () => 200, Component: Tags })
