import { RectoError } from '@recto/errors'
import type { AssetSettings } from '../files-options.ts'
import type { Asset, FocalPoint } from './asset-facts.ts'
import type { Operation } from './operations.ts'
import type { Format, Transformation } from './transformation.ts'

/** What is done to a picture, in order, and what comes out: plain data. */
export interface PicturePlan {
  readonly operations: readonly Operation[]
  /** `null`: that of the original. */
  readonly format: OutputFormat | null
}

export type OutputFormat = 'jpeg' | 'png' | 'webp' | 'tiff' | 'avif' | 'gif'

/** Types that are transformed. All others are returned as they are. */
const transformedTypes: Readonly<Record<string, OutputFormat>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
}

/** Whether pictures of this type are transformed. */
export function isTransformable({ type }: Pick<Asset, 'type'>): boolean {
  return Object.hasOwn(transformedTypes, type)
}

/**
 * Plans a transformation of a picture; `null`: nothing is to be done.
 * @param accept the `Accept` header, for the format `auto`
 * @throws {RectoError} ILLEGAL_ASSET_TRANSFORMATION when the picture, or what it would become, is too large or unknown
 */
export function planPicture(asset: Asset, wanted: Transformation, { accept, limits }: PlanOptions): PicturePlan | null {
  const { width, height } = asset
  const isSized = wanted.width !== null || wanted.height !== null
  const isChanged = wanted.format !== null || wanted.quality !== null || wanted.operations.length > 0
  if (width === null || height === null) {
    if (isChanged) throw illegal()
    return null
  }
  if (Math.max(width, height) > limits.dimensionMax) throw illegal()
  if (!isSized && !isChanged) return null
  const size = { width, height }
  const format = outputFormat(asset, wanted.format, accept)
  const operations = [...wanted.operations, ...encoding(asset, wanted, format), ...resizing(asset, wanted, size)]
  for (const operation of operations) assertOutput(operation, size, limits)
  const isRotated = wanted.operations.some(([method]) => method === 'rotate')
  return { operations: isRotated ? operations : [['rotate'], ...operations], format }
}

export interface PlanOptions {
  readonly accept: string
  readonly limits: AssetSettings
}

function outputFormat({ type }: Asset, format: Format | null, accept: string): OutputFormat | null {
  if (format === null) return null
  if (format !== 'auto') return format === 'jpg' ? 'jpeg' : format
  if (accept.includes('image/avif')) return 'avif'
  if (accept.includes('image/webp')) return 'webp'
  const own = transformedTypes[type] ?? 'png'
  return own === 'jpeg' ? 'jpeg' : 'png'
}

function encoding({ type }: Asset, { quality }: Transformation, format: OutputFormat | null): readonly Operation[] {
  if (format === null && quality === null) return []
  return [['toFormat', format ?? transformedTypes[type], ...(quality === null ? [] : [{ quality }])]]
}

interface Size {
  readonly width: number
  readonly height: number
}

function resizing(asset: Asset, wanted: Transformation, size: Size): readonly Operation[] {
  const { width, height, fit, withoutEnlargement } = wanted
  if (width === null && height === null) return []
  const focalPoint = wanted.focalPoint ?? asset.focalPoint
  if (focalPoint !== null && width !== null && height !== null && (fit === null || fit === 'cover'))
    return cropAround(focalPoint, size, withoutEnlargement ? atMost({ width, height }, size) : { width, height })
  const sides = { ...(width === null ? {} : { width }), ...(height === null ? {} : { height }) }
  return [['resize', { ...sides, ...(fit === null ? {} : { fit }), withoutEnlargement }]]
}

function atMost(wanted: Size, size: Size): Size {
  return { width: Math.min(wanted.width, size.width), height: Math.min(wanted.height, size.height) }
}

/** Scales the picture until it covers the box, then cuts the box out so that the point is as near its center as it can be. */
function cropAround(point: FocalPoint, size: Size, box: Size): readonly Operation[] {
  const scale = Math.max(box.width / size.width, box.height / size.height)
  const scaled = {
    width: Math.max(box.width, Math.round(size.width * scale)),
    height: Math.max(box.height, Math.round(size.height * scale)),
  }
  const start = (center: number, length: number, whole: number): number =>
    Math.round(Math.min(Math.max(0, center * scale - length / 2), whole - length))
  const left = start(point.x, box.width, scaled.width)
  const top = start(point.y, box.height, scaled.height)
  return [
    ['resize', { ...scaled, fit: 'fill' }],
    ['extract', { left, top, ...box }],
  ]
}

/** Refuses what would become larger than is permitted, before anything is decoded. */
function assertOutput([method, ...given]: Operation, size: Size, { outputDimensionMax: max }: AssetSettings): void {
  if (method === 'extend' && given.flatMap(sidesIn).some((value) => value > max / 2)) throw illegal()
  if (method !== 'resize') return
  const { width, height } = resizedTo(given)
  // A single side keeps the ratio, so that the other one may be far longer.
  const other = width === null ? ((height ?? 0) * size.width) / size.height : (width * size.height) / size.width
  const isSingle = (width === null) !== (height === null)
  if (Math.max(width ?? 0, height ?? 0, isSingle ? other : 0) > max) throw illegal()
}

/** `resize` takes width, height and options, or options alone. */
function resizedTo(given: readonly unknown[]): { readonly width: number | null; readonly height: number | null } {
  const options = given.find((one) => typeof one === 'object' && one !== null) as Readonly<Record<string, unknown>> | undefined
  const side = (index: number, name: string): number | null => {
    const value = options?.[name] ?? given[index]
    return typeof value === 'number' ? value : null
  }
  return { width: side(0, 'width'), height: side(1, 'height') }
}

function sidesIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).filter((one) => typeof one === 'number') : []
}

/** The answer to a picture that is not transformed. */
export function illegal(): RectoError {
  return new RectoError('ILLEGAL_ASSET_TRANSFORMATION', { extensions: { invalidTransformations: ['width', 'height'] } })
}
