import { defineInterface } from '../define-interface.ts'
import { TagsInterface } from './tags.tsx'

/** A list of words. */
export const tagsInterface = defineInterface({ name: 'tags', types: ['csv', 'json'], group: 'standard', Component: TagsInterface })
