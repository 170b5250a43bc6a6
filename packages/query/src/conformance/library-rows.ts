/** Rows of one table, as values in wire form. */
export type Rows = readonly Readonly<Record<string, unknown>>[]

export const zebra = '11111111-1111-4111-8111-111111111111'
export const apple = '22222222-2222-4222-8222-222222222222'
export const mango = '33333333-3333-4333-8333-333333333333'
export const empty = '44444444-4444-4444-8444-444444444444'
export const hello = 'd5cb0000-0000-4000-8000-000000000001'

const nothing = {
  pages: null,
  price: null,
  views: null,
  rating: null,
  pub_date: null,
  released: null,
  stamp: null,
  read_time: null,
  meta: null,
  tags: null,
  body: null,
  secret: null,
  author: null,
}

/** What stands in the library, in an order that satisfies its foreign keys. */
export const libraryRows: Readonly<Record<string, Rows>> = {
  countries: [
    { id: 'DE', name: 'Germany' },
    { id: 'US', name: 'United States' },
  ],
  authors: [
    { id: 1, name: 'Alice', age: 40, born: '1984-02-29', country: 'DE' },
    { id: 2, name: 'Bob', age: 30, born: null, country: 'US' },
    { id: 3, name: 'carol', age: null, born: null, country: null },
  ],
  genres: [
    { id: 1, name: 'Fiction', parent: null },
    { id: 2, name: 'Fantasy', parent: 1 },
    { id: 3, name: 'Tech', parent: null },
    { id: 4, name: 'Poetry', parent: null },
  ],
  books: [
    {
      id: zebra,
      sort: 1,
      title: 'Zebra Tales',
      status: 'published',
      pages: 100,
      price: '12.50',
      views: '9007199254740993',
      rating: 4.5,
      published: true,
      pub_date: '2024-03-15',
      released: '2024-03-15T10:20:30',
      stamp: '2024-03-15T10:20:30.000Z',
      read_time: '13:45:10',
      meta: '{"a":1,"b":{"c":"x","list":[1,2,{"z":true}]}}',
      tags: 'red,blue',
      body: 'Lorem 100% ipsum',
      secret: 'hidden',
      author: 1,
    },
    {
      id: apple,
      sort: 2,
      title: 'apple pie',
      status: 'draft',
      pages: 200,
      price: '5.00',
      views: '12',
      rating: 3.25,
      published: false,
      pub_date: '2023-01-01',
      released: '2023-01-01T00:00:00',
      stamp: '2022-12-31T22:00:00.000Z',
      read_time: '00:00:00',
      meta: '[1,2,3]',
      tags: 'x,y',
      body: null,
      secret: null,
      author: 1,
    },
    { ...nothing, id: mango, sort: 3, title: 'Mango', status: 'published', published: false, body: '', author: 2 },
    { ...nothing, id: empty, sort: 4, title: '', status: 'archived', pages: 50, price: '-1.50', published: null },
  ],
  chapters: [
    { id: 1, title: 'C1', pages: 10, book: zebra },
    { id: 2, title: 'C2', pages: 20, book: zebra },
    { id: 3, title: 'C3', pages: 30, book: zebra },
    { id: 4, title: 'P1', pages: 5, book: apple },
  ],
  books_genres: [
    { id: 1, books_id: zebra, genres_id: 1 },
    { id: 2, books_id: zebra, genres_id: 4 },
    { id: 3, books_id: apple, genres_id: 2 },
  ],
  block_text: [{ id: hello, content: 'hello' }],
  block_image: [{ id: 7, image: 'cover.png' }],
  books_blocks: [
    { id: 1, books_id: zebra, item: hello, collection: 'block_text' },
    { id: 2, books_id: zebra, item: '7', collection: 'block_image' },
  ],
  languages: [
    { code: 'en-US', name: 'English' },
    { code: 'de-DE', name: 'German' },
  ],
  books_translations: [
    { id: 1, books_id: zebra, languages_code: 'en-US', title: 'Zebra Tales' },
    { id: 2, books_id: zebra, languages_code: 'de-DE', title: 'Zebrageschichten' },
  ],
  shelves: [
    { room: 'a,b', position: 1, label: 'odd' },
    { room: 'north', position: 1, label: 'first' },
    { room: 'north', position: 2, label: 'second' },
  ],
  copies: [
    { id: 1, room: 'north', position: 2, note: 'worn' },
    { id: 2, room: 'a,b', position: 1, note: 'new' },
    { id: 3, room: null, position: null, note: 'lost' },
  ],
  visits: [
    { day: '2024-01-01', visitors: 3 },
    { day: '2024-01-02', visitors: 5 },
  ],
}
