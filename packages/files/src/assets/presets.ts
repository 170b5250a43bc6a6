import { invalidQuery } from '@recto/errors'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { prepareQuery } from '@recto/system'
import type { Files } from '../files.ts'
import { parseTransformation, type Transformation, transformationParameters } from './transformation.ts'

const sizes = { small: 64, medium: 300, large: 800 } as const

/** Presets of the studio, which always exist. */
const systemPresets: Readonly<Record<string, JsonObject>> = Object.fromEntries(
  Object.entries(sizes).flatMap(([name, size]) => [
    [`system-${name}-cover`, { format: 'auto', transforms: [['resize', { width: size, height: size, fit: 'cover' }]] }],
    [`system-${name}-contain`, { format: 'auto', transforms: [['resize', { width: size, fit: 'contain' }]] }],
  ]),
)

/**
 * The transformation that parameters ask for, as the settings of the project permit; `null`: the original is wanted.
 * @throws {RectoError} INVALID_QUERY
 */
export async function requestedTransformation(query: JsonObject, files: Files): Promise<Transformation | null> {
  const asked = Object.fromEntries(
    transformationParameters.flatMap((name) => (query[name] === undefined || query[name] === '' ? [] : [[name, query[name]]])),
  )
  if (Object.keys(asked).length === 0) return null
  const { key, ...parameters } = asked
  const { operationsMax } = files.settings.assets
  const isSystem = typeof key === 'string' && Object.hasOwn(systemPresets, key)
  const { mode, presets } = isSystem ? { mode: 'all', presets: {} } : await readSettings(files)
  assertMode(mode, { key, parameters, presets })
  const preset = key === undefined ? {} : presetOf(String(key), { ...presets, ...systemPresets })
  parseTransformation(parameters, operationsMax)
  // A preset was written by an administrator, so its operations are not counted.
  const merged = { ...preset, ...parameters }
  return parseTransformation(merged, parameters['transforms'] === undefined ? Number.POSITIVE_INFINITY : operationsMax)
}

type Presets = Readonly<Record<string, JsonObject>>

function presetOf(key: string, presets: Presets): JsonObject {
  const found = Object.hasOwn(presets, key) ? presets[key] : undefined
  if (found === undefined) throw invalidQuery(`Key "${key.slice(0, 100)}" isn't configured`)
  return found
}

interface Asked {
  readonly key: unknown
  readonly parameters: JsonObject
  readonly presets: Presets
}

function assertMode(mode: string, { key, parameters, presets }: Asked): void {
  if (mode === 'none') throw invalidQuery('Dynamic asset generation has been disabled for this project')
  const isPresetAlone = typeof key === 'string' && Object.keys(parameters).length === 0 && Object.hasOwn(presets, key)
  if (mode === 'presets' && !isPresetAlone) throw invalidQuery('Only configured presets can be used in asset generation')
}

const findSettings = prepareQuery()('find settings of assets', (recto) =>
  recto.selectFrom('recto_settings').select(['storage_asset_transform', 'storage_asset_presets']),
)

async function readSettings({ platform }: Files): Promise<{ readonly mode: string; readonly presets: Presets }> {
  const [row] = await findSettings(platform, {})
  return { mode: row?.storage_asset_transform ?? 'all', presets: configuredPresets(row?.storage_asset_presets) }
}

/** Presets are as they were stored: parameters under their names, `transforms` as JSON or as a list. */
function configuredPresets(value: unknown): Presets {
  const list = Array.isArray(value) ? value : []
  return Object.fromEntries(
    list.flatMap((preset: unknown) => {
      if (!isJsonObject(preset) || typeof preset['key'] !== 'string') return []
      const { key, ...parameters } = preset
      const isUnset = (one: unknown): boolean => one === null || one === undefined || one === false
      return [[key, Object.fromEntries(Object.entries(parameters).filter(([, one]) => !isUnset(one)))]]
    }),
  )
}
