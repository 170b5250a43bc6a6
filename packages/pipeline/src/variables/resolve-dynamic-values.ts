import { adjustNow, parseVariable, printVariable } from '@recto/query/variables'
import type { Context } from '../context.ts'
import { resolveVariables } from './resolve-variables.ts'

/**
 * Presets and other stored values with their dynamic variables replaced, at any depth. The words `true`, `false` and
 * `null` become what they name, as they do in rules.
 */
export async function resolveDynamicValues(value: unknown, context: Context): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((element: unknown) => resolveDynamicValues(element, context)))
  if (typeof value === 'string') return resolveText(value, context)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value).map(async ([key, part]) => [key, await resolveDynamicValues(part, context)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NULL', null],
])

async function resolveText(text: string, context: Context): Promise<unknown> {
  if (words.has(text)) return words.get(text)
  const variable = parseVariable(text)
  if (variable === null) return text
  if (variable.variable === '$NOW') return adjustNow(context.now, variable.adjustment).toISOString()
  return (await resolveVariables([variable], context)).get(printVariable(variable)) ?? null
}
