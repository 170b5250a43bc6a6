/** What a variable's text becomes when its name decides. */
export type FixedType = 'string' | 'number' | 'boolean' | 'array'

/**
 * Text of a variable as a value: an explicit prefix (`string:`, `number:`, `boolean:`, `regex:`, `array:`, `json:`) decides
 * first, then the type fixed for the name, then the look of the text.
 */
export function castValue(text: string, fixed?: FixedType): unknown {
  const prefix = /^(string|number|boolean|regex|array|json):/.exec(text)
  if (prefix?.[1] !== undefined) return castByPrefix(prefix[1], text.slice(prefix[0].length))
  return fixed === undefined ? guess(text) : castByPrefix(fixed, text)
}

function castByPrefix(type: string, text: string): unknown {
  switch (type) {
    case 'number':
      return Number(text)
    case 'boolean':
      return text === 'true' || text === '1'
    case 'regex':
      return new RegExp(text)
    case 'array':
      return castList(text)
    case 'json':
      return parseJson(text)
    default:
      return text
  }
}

function guess(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  if (isPlainNumber(text)) return Number(text)
  if (text.includes(',') && !/^\s*[[{]/.test(text)) return castList(text)
  return parseJson(text)
}

/** Numbers that survive being turned into one: no leading zero (telephone numbers, codes), no loss of digits. */
function isPlainNumber(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('0') && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER
}

function castList(text: string): unknown[] {
  return text
    .split(',')
    .filter((element) => element !== '')
    .map((element) => castValue(element))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
