import { createMailer, memoryTransport } from '@recto/mail'

const transport = memoryTransport()
const mailer = createMailer({ transport, from: 'recto@example.com', project: async () => ({ name: 'Bookshop' }) })

await mailer.send({
  to: 'ada@example.com',
  subject: "You've been invited",
  template: 'user-invitation',
  data: { url: 'https://example.com/accept', email: 'ada@example.com' },
})

console.log(transport.sent.map(({ to, subject }) => `${to}: ${subject}`))
