import { fieldOf, type ModelField, type Options } from '../../../model/model.ts'
import type { LayoutContext } from '../define-layout.ts'
import { fieldOption, templateOption } from '../layout-fields.ts'

/** What a calendar is made of. Weeks begin on Sunday unless the view says otherwise. */
export function calendarParts({ collection, options }: LayoutContext & { readonly options: Options }) {
  const end = options['endDateField']
  const firstDay = Number(options['firstDay'] ?? 0)
  return {
    start: fieldOption(collection, options, { name: 'startDateField', suits: isDate }),
    end: typeof end === 'string' ? (fieldOf(collection, end) ?? null) : null,
    template: templateOption(collection, options, 'template'),
    firstDay: firstDay >= 0 && firstDay <= 6 ? firstDay : 0,
  }
}

/** The name of a day of the week in the language of the page; 0 is Sunday. */
export function weekdayName(day: number, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day)))
}

/** Whether a field places an item in a calendar. */
export function isDate({ type, hasColumn }: ModelField): boolean {
  return hasColumn && (type === 'date' || type === 'dateTime' || type === 'timestamp')
}
