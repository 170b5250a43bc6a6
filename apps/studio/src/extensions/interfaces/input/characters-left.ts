/**
 * How many characters there is room for, when that is worth saying: always with a wished length, otherwise when no more
 * than a fifth of what the column holds remains.
 */
export function charactersLeft(text: string, softLength: number | undefined, maxLength: number | null): number | null {
  const most = softLength ?? maxLength
  if (most === null || most <= 0) return null
  const left = most - [...text].length
  return softLength !== undefined || left <= most * 0.2 ? left : null
}
