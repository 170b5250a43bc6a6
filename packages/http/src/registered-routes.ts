import type { FastifyInstance } from 'fastify'

/** A route of a server. */
export interface RegisteredRoute {
  readonly method: string
  /** With `:name` for a parameter. */
  readonly url: string
}

/** The routes that are added from now on, without the prefix of the instance. The list grows as they are added. */
export function collectRoutes(app: FastifyInstance): readonly RegisteredRoute[] {
  const routes: RegisteredRoute[] = []
  app.addHook('onRoute', ({ method, url }) => {
    const path = url.slice(app.prefix.length) || '/'
    for (const name of [method].flat()) routes.push({ method: name, url: path })
  })
  return routes
}
