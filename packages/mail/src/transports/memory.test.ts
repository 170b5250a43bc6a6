import { describe, expect, it } from 'vitest'
import { memoryTransport } from './memory.ts'

const mail = { to: ['ada@example.com'], from: 'recto@example.com', subject: 'Hello', text: 'Hello, Ada.' }

describe('memoryTransport', () => {
  it('keeps what was sent, in order', async () => {
    const transport = memoryTransport()
    await transport.send(mail)
    await transport.send({ ...mail, subject: 'Again' })
    expect(transport.sent.map(({ subject }) => subject)).toEqual(['Hello', 'Again'])
  })

  it('refuses after it was closed', async () => {
    const transport = memoryTransport()
    await transport.close()
    await expect(transport.send(mail)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  })
})
