/** A path into a document as SQL/JSON writes it: `$[0]."name"`. */
export function jsonPathText(path: readonly (string | number)[]): string {
  return `$${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${JSON.stringify(step)}`)).join('')}`
}
