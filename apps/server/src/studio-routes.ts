import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import compress from '@fastify/compress'
import staticFiles from '@fastify/static'
import { headersPlugin } from '@recto/http/server'
import type { FastifyInstance } from 'fastify'

const yearSeconds = 31_536_000

/** Smaller files are sent as they are. */
const compressFromBytes = 1024

/** The folder of the built studio; `null` when it was not built. */
export function studioFolder(): string | null {
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve('@recto/studio/package.json')), 'dist')
    return existsSync(join(folder, 'index.html')) ? folder : null
  } catch {
    return null
  }
}

export interface StudioOptions {
  /** `null`: not built. */
  readonly folder: string | null
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Serves the studio under `/admin`. Its pages are made in the browser, so every address that is no file is the first page;
 * files under `assets` carry a hash in their names and may be kept for ever.
 */
export async function studioRoutes(fastify: FastifyInstance, { folder, headers }: StudioOptions): Promise<void> {
  await fastify.register(headersPlugin, { headers })
  if (folder === null) {
    const hint = 'The studio is not built yet. Run "npm run build".'
    fastify.get('/*', (_request, reply) => reply.code(503).type('text/plain; charset=utf-8').send(hint))
    return
  }
  await fastify.register(compress, { global: true, threshold: compressFromBytes })
  await fastify.register(staticFiles, { root: folder, serve: false, cacheControl: false })
  fastify.get('/', (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'))
  fastify.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const path = request.params['*']
    // A missing file must not be answered with a page, or a browser would keep it as the script it asked for.
    if (path.startsWith('assets/')) return reply.header('cache-control', `public, max-age=${yearSeconds}, immutable`).sendFile(path)
    const isFile = !path.includes('..') && /\.\w+$/.test(path) && existsSync(join(folder, path))
    return reply.header('cache-control', 'no-cache').sendFile(isFile ? path : 'index.html')
  })
}
