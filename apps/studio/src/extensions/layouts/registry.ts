import { calendarLayout } from './calendar/definition.ts'
import { cardsLayout } from './cards/definition.ts'
import type { Layout } from './define-layout.ts'
import { kanbanLayout } from './kanban/definition.ts'
import { tabularLayout } from './tabular/definition.ts'

/** The layouts lists can have, in the order they are offered. */
export const layouts: readonly Layout[] = [tabularLayout, cardsLayout, kanbanLayout, calendarLayout]

/** A layout by the name that is stored; the table where there is none of that name. */
export function layoutNamed(name: string): Layout {
  return layouts.find((layout) => layout.name === name) ?? tabularLayout
}
