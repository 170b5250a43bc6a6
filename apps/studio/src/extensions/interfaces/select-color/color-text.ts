/** A color as it is stored: hex in capitals, or a variable of the theme as it is; `null` when the text is no color yet. */
export function storedColor(text: string, hasOpacity: boolean): string | null {
  const trimmed = text.trim()
  if (/^var\(--[\w-]+\)$/.test(trimmed)) return trimmed
  const hex = /^#?([0-9a-f]{3,8})$/i.exec(trimmed)?.[1]?.toUpperCase()
  if (hex === undefined) return null
  const long = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex
  if (long.length === 6) return `#${long}`
  if (long.length !== 8) return null
  return hasOpacity ? `#${long}` : `#${long.slice(0, 6)}`
}

/** The six digits of a stored color, for the browser's color picker. */
export function opaqueColor(color: string): string {
  return /^#[0-9a-f]{6}/i.exec(color)?.[0].toLowerCase() ?? '#000000'
}

/** How opaque a stored color is, in percent. */
export function opacityOf(color: string): number {
  const alpha = /^#[0-9a-f]{6}([0-9a-f]{2})$/i.exec(color)?.[1]
  return alpha === undefined ? 100 : Math.round((Number.parseInt(alpha, 16) / 255) * 100)
}

/** A color with another opacity in percent; full opacity needs no digits. */
export function withOpacity(color: string, percent: number): string {
  const base = opaqueColor(color).toUpperCase()
  const alpha = Math.round((Math.min(100, Math.max(0, percent)) / 100) * 255)
  return alpha === 255 ? base : base + alpha.toString(16).padStart(2, '0').toUpperCase()
}
