import { existsSync, readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse as parseDotenv } from 'dotenv'
import { parse as parseYaml } from 'yaml'
import { checkDotenv } from './check-dotenv.ts'
import { StartError } from './start-error.ts'

/** Raw settings by name: text, or a value of its own type where the file's format has types. */
export type RawSettings = Readonly<Record<string, unknown>>

/** The settings of a configuration file, in the format its ending says. A file that is not there has none. */
export async function readConfigFile(path: string, environment: RawSettings): Promise<RawSettings> {
  if (!existsSync(path)) return {}
  const ending = extname(path).toLowerCase()
  if (['.js', '.mjs', '.cjs'].includes(ending)) return fromModule(path, environment)
  const text = read(path)
  if (ending === '.json')
    return asObject(
      path,
      parseAs('JSON', path, () => JSON.parse(text)),
    )
  if (ending === '.yaml' || ending === '.yml')
    return asObject(
      path,
      parseAs('YAML', path, () => parseYaml(text)),
    )
  checkDotenv(path, text)
  return parseDotenv(text)
}

async function fromModule(path: string, environment: RawSettings): Promise<RawSettings> {
  const module = (await import(pathToFileURL(resolve(path)).href)) as Readonly<Record<string, unknown>>
  const exported = 'default' in module ? module['default'] : { ...module }
  return asObject(path, typeof exported === 'function' ? await (exported as (environment: RawSettings) => unknown)(environment) : exported)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new StartError(`The configuration file "${path}" can't be read.`, { cause: error })
  }
}

function parseAs(format: string, path: string, parse: () => unknown): unknown {
  try {
    return parse()
  } catch (error) {
    throw new StartError(`The configuration file "${path}" is not valid ${format}.`, { cause: error })
  }
}

function asObject(path: string, value: unknown): RawSettings {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as RawSettings
  throw new StartError(`The configuration file "${path}" must give an object of variables.`)
}
