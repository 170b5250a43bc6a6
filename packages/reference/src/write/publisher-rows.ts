/** The rows of every table of the publisher, keys in order. */
export type PublisherRows = Readonly<Record<string, readonly PublisherRow[]>>
export type PublisherRow = Readonly<Record<string, string | number | null>>

type Row = Readonly<Record<string, string | number | null>>

/** What the publisher holds before a scenario begins. */
export const publisherRows: Readonly<Record<string, readonly Row[]>> = {
  authors: [
    { id: 1, title: 'Ann', email: 'ann@example.com', mentor: null },
    { id: 2, title: 'Bob', email: null, mentor: null },
    { id: 3, title: 'Cid', email: null, mentor: null },
  ],
  books: [
    { id: 1, title: 'Emma', status: 'draft', pages: 10, author: 1 },
    { id: 2, title: 'Zebra', status: 'live', pages: 200, author: 2 },
    { id: 3, title: 'Omega', status: 'hidden', pages: 3, author: null },
  ],
  chapters: [
    { id: 1, title: 'e1', position: 1, book: 1 },
    { id: 2, title: 'e2', position: 2, book: 1 },
    { id: 3, title: 'z1', position: 1, book: 2 },
    { id: 4, title: 'free', position: null, book: null },
  ],
  lines: [
    { id: 1, title: 'e1a', chapter: 1 },
    { id: 2, title: 'z1a', chapter: 3 },
  ],
  notes: [
    { id: 1, title: 'n1', book: 1 },
    { id: 2, title: 'n2', book: 1 },
    { id: 3, title: 'n3', book: 2 },
  ],
  tags: [
    { slug: 'prose', title: 'Prose' },
    { slug: 'verse', title: 'Verse' },
    { slug: 'essay', title: 'Essay' },
  ],
  books_tags: [
    { id: 1, title: null, position: 1, book: 1, tag: 'prose' },
    { id: 2, title: null, position: 2, book: 1, tag: 'verse' },
    { id: 3, title: null, position: 1, book: 2, tag: 'prose' },
  ],
  languages: [
    { code: 'en', title: 'English' },
    { code: 'de', title: 'German' },
  ],
  books_translations: [
    { id: 1, title: 'Emma', book: 1, language: 'en' },
    { id: 2, title: 'Emma!', book: 1, language: 'de' },
  ],
  texts: [
    { id: 1, title: 't1' },
    { id: 2, title: 't2' },
  ],
  quotes: [{ id: 1, title: 'q1' }],
  books_blocks: [
    { id: 1, title: null, position: 1, book: 1, collection: 'texts', item: '1' },
    { id: 2, title: null, position: 2, book: 1, collection: 'quotes', item: '1' },
  ],
  slots: [
    { room: 1, place: 'a', title: 's1', book: 1 },
    { room: 1, place: 'b,c', title: 's2', book: null },
  ],
  imprint: [],
}
