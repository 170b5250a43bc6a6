/** Date, time, fraction; years after 9999 have more digits, and years before the first are marked `BC`. */
const pattern = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?: BC)?$/

/** A `timestamp` as the server writes it, in its wire form as JSON; `null` for the infinite ones, which have none. */
export function momentText(form: 'moment' | 'instant', text: string): string | null {
  const [, date, time, fraction = ''] = pattern.exec(text) ?? []
  if (date === undefined || time === undefined) return null
  return `"${date}T${time}${form === 'moment' ? '' : `.${fraction.padEnd(3, '0').slice(0, 3)}Z`}"`
}
