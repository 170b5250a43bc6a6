import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { invalidPayload, RectoError } from '@recto/errors'
import type { FS, Liquid } from 'liquidjs'
import { builtInTemplates } from './built-in.ts'
import { escapeHtml, SafeHtml } from './safe-html.ts'

/** Values a template is filled with. They are data: Liquid written in them stays text, and HTML is escaped unless it is {@link SafeHtml}. */
export type TemplateData = Readonly<Record<string, unknown>>

/** The mails of a project. */
export interface Templates {
  /** Names of all there are, the project's own included. */
  names(): Promise<readonly string[]>
  /** HTML. @throws {RectoError} INVALID_PAYLOAD when there is no such template, SERVICE_UNAVAILABLE when the project's is broken */
  render(name: string, data: TemplateData): Promise<string>
}

/** Names are words: no folders, no hidden files. */
const namePattern = /^[a-z0-9][a-z0-9_-]{0,99}$/i

/** Longest template and longest time to fill one. */
const limits = { parseLimit: 1_000_000, renderLimit: 2000, memoryLimit: 10_000_000 }

/** Templates of a folder, `<name>.liquid`, before the built-in ones. The folder need not exist; changes count at once. */
export function createTemplates(folder: string | null = null): Templates {
  let engine: Promise<Liquid> | null = null
  return {
    names: async () => [...new Set([...Object.keys(builtInTemplates), ...(await namesIn(folder))])].toSorted(),
    async render(name, data) {
      const text = namePattern.test(name) ? await readTemplate(folder, name) : null
      if (text === null) throw invalidPayload(`Template "${name}" doesn't exist`)
      try {
        engine ??= openEngine(folder)
        return String(await (await engine).parseAndRender(text, { ...data }))
      } catch (error) {
        const reason = `Template "${name}" can't be rendered`
        throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'email', reason }, cause: error })
      }
    },
  }
}

/** Loaded with the first mail. */
async function openEngine(folder: string | null): Promise<Liquid> {
  const liquid = await import('liquidjs')
  return new liquid.Liquid({
    fs: templateFiles(folder),
    root: '/',
    relativeReference: false,
    ownPropertyOnly: true,
    outputEscape: (value: unknown) => (value instanceof SafeHtml ? value.html : escapeHtml(value)),
    ...limits,
  })
}

/** How Liquid finds layouts and partials: by name alone, never outside. */
function templateFiles(folder: string | null): FS {
  const find = async (file: string): Promise<string | null> => readTemplate(folder, file.replace(/^\//, '').replace(/\.liquid$/, ''))
  const refuse = (): never => {
    throw new Error('Templates are not read synchronously.')
  }
  return {
    sep: '/',
    resolve: (_folder, file) => `/${file}`,
    contains: async () => true,
    exists: async (file) => (await find(file)) !== null,
    readFile: async (file) => (await find(file)) ?? '',
    existsSync: refuse,
    readFileSync: refuse,
  }
}

async function readTemplate(folder: string | null, name: string): Promise<string | null> {
  if (!namePattern.test(name)) return null
  const own = folder === null ? null : join(folder, `${name}.liquid`)
  if (own !== null && existsSync(own)) return readFile(own, 'utf8')
  return Object.hasOwn(builtInTemplates, name) ? (builtInTemplates[name] ?? null) : null
}

async function namesIn(folder: string | null): Promise<readonly string[]> {
  const files = folder === null ? [] : await readdir(folder).catch(() => [])
  return files.flatMap((file) => (file.endsWith('.liquid') && namePattern.test(file.slice(0, -7)) ? [file.slice(0, -7)] : []))
}
