import type { enUsInterfaces } from '../../../i18n/en-us-interfaces.ts'
import { enUsInterfaces as words } from '../../../i18n/en-us-interfaces.ts'

/** Buttons that have a name. */
export type ToolWord = keyof (typeof enUsInterfaces)['htmlTools']

/** The key of a button's name; `null` for names that are no buttons of their own. */
export function toolWord(name: string): ToolWord | null {
  return Object.hasOwn(words.htmlTools, name) ? (name as ToolWord) : null
}
