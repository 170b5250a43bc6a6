import type { FastifyInstance } from 'fastify'

/** In the order the `Allow` header lists them. */
const methodOrder = ['POST', 'SEARCH', 'GET', 'HEAD', 'PATCH', 'DELETE']

/**
 * Makes SEARCH a method, and OPTIONS an answer on every path that has a route: 200 with the methods there are.
 * To be called before routes are added.
 */
export function answerMethods(app: FastifyInstance): void {
  // Children inherit the hook, and would add each route's OPTIONS a second time.
  if (app.hasDecorator('answersMethods')) return
  app.decorate('answersMethods', true)
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
    // `route.url` carries the prefix already, and `route` adds it again.
    this.options(route.url.slice(route.prefix.length) || '/', (_request, reply) => {
      const allow = methodOrder.filter((method) => allowed.has(method)).join(',')
      return reply.header('allow', allow).type('text/html; charset=utf-8').send(allow)
    })
  })
}
