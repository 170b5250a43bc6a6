import { invalidPayload } from '@recto/errors'
import { notFoundPlugin, transportPlugin } from '@recto/http'
import { httpServerOptions } from '@recto/http/server'
import fastify from 'fastify'

const app = fastify(httpServerOptions({ bodyLimitBytes: 100_000 }))
await app.register(transportPlugin)
await app.register(notFoundPlugin)
app.post('/greetings', async ({ body }) => {
  const { name } = body as { readonly name?: unknown }
  if (typeof name !== 'string') throw invalidPayload('"name" must be a string')
  return { data: `Hello, ${name}` }
})

const greeting = await app.inject({ method: 'POST', url: '/greetings', payload: { name: 'Ada' } })
console.log(greeting.statusCode, greeting.body) // 200 {"data":"Hello, Ada"}
const refusal = await app.inject({ method: 'POST', url: '/greetings', payload: {} })
console.log(refusal.statusCode, refusal.json().errors[0].extensions.code) // 400 INVALID_PAYLOAD
await app.close()
