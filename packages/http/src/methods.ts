import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** In the order in which the `Allow` header lists them. */
const methodOrder = ['POST', 'SEARCH', 'GET', 'HEAD', 'PATCH', 'DELETE']

/**
 * Allows the method SEARCH, and answers OPTIONS on every path that has a route: 200 with the methods of that path. Register it
 * before the routes.
 */
export const methodsPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  // Child instances inherit the hook, which would add the OPTIONS of each route a second time.
  if (app.hasDecorator('hasOptionsRoutes')) return
  app.decorate('hasOptionsRoutes', true)
  if (!app.supportedMethods.includes('SEARCH')) app.addHttpMethod('SEARCH', { hasBody: true })
  const methodsByUrl = new Map<string, Set<string>>()
  app.addHook('onRoute', function (route) {
    const methods = [route.method].flat().filter((method) => method !== 'OPTIONS')
    if (methods.length === 0) return
    const known = methodsByUrl.get(route.url)
    if (known !== undefined) {
      for (const method of methods) known.add(method)
      return
    }
    const allowed = new Set(methods)
    methodsByUrl.set(route.url, allowed)
    // `route.url` contains the prefix already, and `options` adds it again.
    this.options(route.url.slice(route.prefix.length) || '/', (_request, reply) => {
      const allow = methodOrder.filter((method) => allowed.has(method)).join(',')
      return reply.header('allow', allow).type('text/html; charset=utf-8').send(allow)
    })
  })
})
