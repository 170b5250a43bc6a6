import { lazy } from 'react'
import { defineLayout } from '../define-layout.ts'
import { fieldChoice, pathsFor } from '../layout-fields.ts'
import { calendarParts, isDate, weekdayName } from './calendar-parts.ts'

const Calendar = lazy(async () => ({ default: (await import('./calendar.tsx')).Calendar }))

/** Months with the items in them. */
export const calendarLayout = defineLayout({
  name: 'calendar',
  suits: ({ collection }) => collection.keyFields.length > 0 && collection.fields.some(isDate),
  fields: (context) => {
    const { start, end, template } = calendarParts(context)
    return pathsFor(context.model, [start, end], [template])
  },
  choices: (context) => {
    const { start, end, firstDay } = calendarParts(context)
    const { collection } = context
    const days = Array.from({ length: 7 }, (_, day) => ({ value: String(day), label: weekdayName(day, 'long') }))
    return [
      fieldChoice(collection, { name: 'startDateField', value: start?.name ?? '', suits: isDate }),
      fieldChoice(collection, { name: 'endDateField', value: end?.name ?? '', suits: isDate }),
      { name: 'firstDay', label: 'firstDay', values: days, value: String(firstDay) },
    ]
  },
  Component: Calendar,
})
