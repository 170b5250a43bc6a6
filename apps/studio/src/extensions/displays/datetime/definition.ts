import { defineDisplay } from '../define-display.ts'
import { Datetime } from './datetime.tsx'

const widths: Readonly<Record<string, number>> = { date: 124, time: 108, dateTime: 204, timestamp: 204 }

/** Moments as the user's locale writes them; timestamps in the user's time zone. */
export const datetimeDisplay = defineDisplay({
  name: 'datetime',
  suits: (field) => field.type in widths,
  width: (field) => widths[field.type] ?? 204,
  Component: Datetime,
})
