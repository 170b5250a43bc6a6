/** A number kept on this device, or `null`. */
export function storedNumber(key: string): number | null {
  const number = Number.parseFloat(localStorage.getItem(key) ?? '')
  return Number.isNaN(number) ? null : number
}

/** Keeps a number on this device. */
export function storeNumber(key: string, value: number): void {
  localStorage.setItem(key, String(value))
}
