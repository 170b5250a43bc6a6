import { defineInterface } from '../define-interface.ts'
import { DatetimeInterface } from './datetime.tsx'

/** A date, a time, or both. */
export const datetimeInterface = defineInterface({
  name: 'datetime',
  types: ['dateTime', 'date', 'time', 'timestamp'],
  group: 'selection',
  Component: DatetimeInterface,
})
