/** Date, time, fraction; years after 9999 have more digits, and years before the first are marked `BC`. */
const pattern = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?( BC)?$/

/** A `timestamp` as the server writes it, in its wire form as JSON. What ISO 8601 cannot say stays as the server wrote it. */
export function momentText(form: 'moment' | 'instant', text: string): string {
  const [, date = '', time = '', fraction = '', era = ''] = pattern.exec(text) ?? []
  if (date === '') return JSON.stringify(text)
  if (form === 'moment') return `"${date}T${time}${fraction}${era}"`
  if (date.length > 10 || era !== '') return `"${date} ${time}${fraction}+00${era}"`
  return `"${date}T${time}${(fraction || '.').padEnd(4, '0')}Z"`
}
