/**
 * Writes a number as the locale does, with every digit it came with: decimals and big integers travel as text and never
 * pass through a floating-point number. What is no number stays as it is.
 */
export function formatNumber(value: unknown, locale: string | undefined, isGrouped: boolean): string {
  const text = String(value)
  if (!isNumeric(text)) return text
  const fraction = text.includes('e') ? 0 : (text.split('.')[1]?.length ?? 0)
  const digits = Math.min(20, fraction)
  const format = new Intl.NumberFormat(locale, { useGrouping: isGrouped, minimumFractionDigits: digits, maximumFractionDigits: 20 })
  return format.format(text)
}

/** Whether digits of a field are a quantity; years, codes and numbers of things are not grouped into thousands. */
export function isQuantity(name: string): boolean {
  return !/(^|_)(year|id|no|nr|code|zip|postcode|phone|number|version|isbn|ean)$/i.test(name)
}

function isNumeric(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)
}
