/** A location that can't be opened as it is configured. */
export class StorageConfigError extends Error {
  override readonly name = 'StorageConfigError'
}

/** Options of a driver as they are configured. */
export type DriverOptions = Readonly<Record<string, unknown>>

/** Reads options that come from variables, where text that looks like a number has become one. */
export interface OptionReader {
  /** Text, or `undefined` when there is none. */
  text(name: string): string | undefined
  /** A text that is required. @throws {StorageConfigError} naming the option */
  required(name: string): string
  number(name: string): number | undefined
  flag(name: string): boolean | undefined
}

export function readOptions(options: DriverOptions): OptionReader {
  const text = (name: string): string | undefined => {
    const value = options[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'object') return String(value)
    throw new StorageConfigError(`the option "${name}" must be text`)
  }
  return {
    text,
    required: (name) => {
      const value = text(name)
      if (value === undefined) throw new StorageConfigError(`the option "${name}" is missing`)
      return value
    },
    number: (name) => {
      const value = text(name)
      if (value === undefined) return undefined
      const number = Number(value)
      if (!Number.isSafeInteger(number) || number < 0) throw new StorageConfigError(`the option "${name}" must be a whole number`)
      return number
    },
    flag: (name) => {
      const value = text(name)
      if (value === undefined) return undefined
      if (value !== 'true' && value !== 'false') throw new StorageConfigError(`the option "${name}" must be true or false`)
      return value === 'true'
    },
  }
}

/** An object without the keys whose value is `undefined`. */
export function defined<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>
  }
}
