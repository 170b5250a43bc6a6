import { availableParallelism } from 'node:os'
import { RectoError } from '@recto/errors'

/** The image library. */
export type Sharp = typeof import('sharp')['default']

/** Threads of one transformation. Several run at once, so that more for each would only make them wait for each other. */
const threadsMax = 2

let loading: Promise<Sharp> | null = null

/**
 * The image library, loaded with the first picture. It decodes on threads of its own.
 * @throws {RectoError} SERVICE_UNAVAILABLE when the optional package `sharp` is not installed
 */
export function loadSharp(): Promise<Sharp> {
  loading ??= open().catch((cause: unknown) => {
    loading = null
    const reason = 'The package "sharp" is not installed'
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'image transformation', reason }, cause })
  })
  return loading
}

async function open(): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.concurrency(Math.min(threadsMax, availableParallelism()))
  // Pictures are not asked for twice: their variants are kept.
  sharp.cache(false)
  return sharp
}
