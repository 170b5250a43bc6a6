import { createClient, readItems, staticToken } from '@recto/sdk'

interface Bookshop {
  readonly books: readonly { readonly id: number; readonly title: string; readonly author: number | Author }[]
}

interface Author {
  readonly id: number
  readonly name: string
}

// A server to talk to; leave `fetch` out to reach a real one.
const books = [{ title: 'The Odyssey', author: { name: 'Homer' } }]
const client = createClient<Bookshop>('http://localhost:8055', {
  credentials: staticToken('my-token'),
  fetch: async () => Response.json({ data: books }),
})

const found = await client.request(readItems('books', { fields: ['title', { author: ['name'] }], sort: ['title'], limit: 10 }))
console.log(found.map((book) => `${book.title} by ${book.author.name}`))
