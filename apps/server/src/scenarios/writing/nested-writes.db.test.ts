import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { failedValidation, forbidden, invalidPayload } from './refusals.ts'
import { openWriteScenarios, type WriteScenario, type WriteScenarioServer } from './write-scenario.ts'

const structure = (problem: string) => invalidPayload(`Invalid one-to-many update structure: ${problem}`)
const limit = 12

const toOne: readonly WriteScenario[] = [
  {
    title: 'links an item by its key',
    input: ['POST /items/books', { title: 'New', author: 1 }],
    rows: { books: { '+New': { title: 'New', author: 1 } } },
    events: ['create books +New'],
  },
  {
    title: 'links by a key written as text',
    input: ['PATCH /items/books/1', { author: '2' }],
    rows: { books: { 1: { author: 2 } } },
    events: ['update books 1'],
  },
  {
    title: 'unlinks',
    input: ['PATCH /items/books/1', { author: null }],
    rows: { books: { 1: { author: null } } },
    events: ['update books 1'],
  },
  {
    title: 'creates and links what has no key',
    input: ['POST /items/books', { title: 'New', author: { title: 'Eve' } }],
    rows: { authors: { '+Eve': { title: 'Eve' } }, books: { '+New': { title: 'New', author: '+Eve' } } },
    events: ['create authors +Eve', 'create books +New'],
  },
  {
    title: 'creates one for each of several items',
    input: [
      'POST /items/books',
      [
        { title: 'N1', author: { title: 'Eve' } },
        { title: 'N2', author: { title: 'Fay' } },
      ],
    ],
    rows: {
      authors: { '+Eve': { title: 'Eve' }, '+Fay': { title: 'Fay' } },
      books: { '+N1': { title: 'N1', author: '+Eve' }, '+N2': { title: 'N2', author: '+Fay' } },
    },
    events: ['create authors +Eve', 'create authors +Fay', 'create books +N1', 'create books +N2'],
  },
  {
    title: 'changes and links what is there',
    input: ['PATCH /items/books/1', { author: { id: 2, title: 'Bert' } }],
    rows: { authors: { 2: { title: 'Bert' } }, books: { 1: { author: 2 } } },
    events: ['update authors 2', 'update books 1'],
  },
  {
    title: 'only links where there is nothing but the key',
    input: ['PATCH /items/books/1', { author: { id: 3 } }],
    rows: { books: { 1: { author: 3 } } },
    events: ['update books 1'],
  },
  {
    title: 'creates with a key that is not there yet',
    input: ['POST /items/books_tags', { book: 3, tag: { slug: 'satire', title: 'Satire' } }],
    rows: { tags: { '+Satire': { slug: 'satire', title: 'Satire' } }, books_tags: { '+1': { book: 3, tag: '+Satire' } } },
    events: ['create tags +Satire', 'create books_tags +1'],
  },
  {
    title: 'takes an empty object for a new item, which needs its values',
    input: ['PATCH /items/books/1', { author: {} }],
    error: [failedValidation('title at author', 'Value is required.')],
  },
  {
    title: 'refuses a list',
    input: ['PATCH /items/books/1', { author: [1] }],
    error: [invalidPayload('The value of field "author" has to be an integer')],
  },
  {
    title: 'refuses a key that is not there',
    input: ['PATCH /items/books/1', { author: 999 }],
    error: ['400 INVALID_FOREIGN_KEY'],
  },
  {
    title: 'goes through several, each to the next',
    input: [
      'POST /items/lines',
      { title: 'l', chapter: { title: 'c', book: { title: 'b', author: { title: 'a', mentor: { id: 1, title: 'Anna' } } } } },
    ],
    rows: {
      authors: { 1: { title: 'Anna' }, '+a': { title: 'a', mentor: 1 } },
      books: { '+b': { title: 'b', author: '+a' } },
      chapters: { '+c': { title: 'c', book: '+b' } },
      lines: { '+l': { title: 'l', chapter: '+c' } },
    },
    events: ['update authors 1', 'create authors +a', 'create books +b', 'create chapters +c', 'create lines +l'],
  },
  {
    title: 'changes the nested item once for several items',
    input: ['PATCH /items/books', { keys: [1, 2], data: { author: { title: 'Eve' } } }],
    rows: { authors: { '+Eve': { title: 'Eve' } }, books: { 1: { author: '+Eve' }, 2: { author: '+Eve' } } },
    events: ['create authors +Eve', 'update books 1', 'update books 2'],
  },
]

const toMany: readonly WriteScenario[] = [
  {
    title: 'creates children with their parent',
    input: ['POST /items/books', { title: 'New', chapters: [{ title: 'c1' }, { title: 'c2', position: 7 }] }],
    rows: {
      books: { '+New': { title: 'New' } },
      chapters: { '+c1': { title: 'c1', book: '+New' }, '+c2': { title: 'c2', position: 7, book: '+New' } },
    },
    events: ['create books +New', 'create chapters +c1', 'create chapters +c2'],
  },
  {
    title: 'takes children by key, from another parent too',
    input: ['POST /items/books', { title: 'New', chapters: [4, '3'] }],
    rows: { books: { '+New': { title: 'New' } }, chapters: { 3: { book: '+New' }, 4: { book: '+New' } } },
    events: ['create books +New', 'update chapters 4', 'update chapters 3'],
  },
  {
    title: 'lets go of those a list leaves out',
    input: ['PATCH /items/books/1', { chapters: [2] }],
    rows: { chapters: { 1: { book: null } } },
    events: ['update books 1', 'update chapters 1'],
  },
  {
    title: 'keeps, changes, moves, creates and lets go in one list',
    input: ['PATCH /items/books/1', { chapters: [{ id: 2, title: 'E2' }, { id: 3 }, { id: 4, title: 'F' }, { title: 'new' }] }],
    rows: {
      chapters: { 1: { book: null }, 2: { title: 'E2' }, 3: { book: 1 }, 4: { title: 'F', book: 1 }, '+new': { title: 'new', book: 1 } },
    },
    events: ['update books 1', 'update chapters 1', 'update chapters 2', 'update chapters 4', 'update chapters 3', 'create chapters +new'],
  },
  {
    title: 'says to whom children belong, whatever they say themselves',
    input: [
      'PATCH /items/books/1',
      {
        chapters: [
          { id: 1, book: 2 },
          { id: 2, title: 'E2', book: { id: 1, title: 'x' } },
          { title: 'new', book: 3 },
        ],
      },
    ],
    rows: { chapters: { 2: { title: 'E2' }, '+new': { title: 'new', book: 1 } } },
    events: ['update books 1', 'update chapters 2', 'create chapters +new'],
  },
  {
    title: 'changes nothing by a list of what is there',
    input: ['PATCH /items/books/1', { chapters: [1, { id: 2 }] }],
    events: ['update books 1'],
  },
  {
    title: 'lets all go for an empty list',
    input: ['PATCH /items/books/2', { chapters: [] }],
    rows: { chapters: { 3: { book: null } } },
    events: ['update books 2', 'update chapters 3'],
  },
  {
    title: 'lets all go for null',
    input: ['PATCH /items/books/2', { chapters: null }],
    rows: { chapters: { 3: { book: null } } },
    events: ['update books 2', 'update chapters 3'],
  },
  {
    title: 'deletes children instead where the relation says so',
    input: ['PATCH /items/books/1', { notes: [{ id: 2, title: 'N2' }, 3, { title: 'n4' }] }],
    rows: { notes: { 1: null, 2: { title: 'N2' }, 3: { book: 1 }, '+n4': { title: 'n4', book: 1 } } },
    events: ['update books 1', 'delete notes 1', 'update notes 2', 'update notes 3', 'create notes +n4'],
  },
  { title: 'refuses a key that is no child', input: ['PATCH /items/books/1', { chapters: [1, 999] }], error: [forbidden] },
  { title: 'refuses what can be no key', input: ['PATCH /items/books/1', { chapters: ['one'] }], error: [forbidden] },
  {
    title: 'creates a child with a key of its own',
    input: ['PATCH /items/books/3', { chapters: [{ id: 900, title: 'nine' }] }],
    rows: { chapters: { '+nine': { title: 'nine', book: 3 } } },
    events: ['update books 3', 'create chapters +nine'],
  },
  {
    title: 'nests children of children',
    input: ['PATCH /items/authors/3', { books: [{ title: 'b', chapters: [{ title: 'c', lines: [{ title: 'l1' }, { title: 'l2' }] }] }] }],
    rows: {
      books: { '+b': { title: 'b', author: 3 } },
      chapters: { '+c': { title: 'c', book: '+b' } },
      lines: { '+l1': { title: 'l1', chapter: '+c' }, '+l2': { title: 'l2', chapter: '+c' } },
    },
    events: ['update authors 3', 'create books +b', 'create chapters +c', 'create lines +l1', 'create lines +l2'],
  },
  {
    title: 'gives every item of an update its own children',
    input: ['PATCH /items/books', { keys: [2, 3], data: { notes: [{ title: 'same' }] } }],
    rows: { notes: { 3: null, '+same': { title: 'same', book: 2 }, '+same 2': { title: 'same', book: 3 } } },
    events: ['update books 2', 'update books 3', 'delete notes 3', 'create notes +same', 'create notes +same 2'],
  },
  {
    title: 'keeps composite keys',
    input: ['PATCH /items/books/2', { slots: ['1,a', { room: 1, place: 'b,c', title: 'S2' }, { room: 2, place: 'd', title: 's3' }] }],
    rows: { slots: { '1,a': { book: 2 }, '1,b%2Cc': { title: 'S2', book: 2 }, '+s3': { room: 2, place: 'd', title: 's3', book: 2 } } },
    events: ['update books 2', 'update slots 1,b%2Cc', 'update slots 1,a', 'create slots +s3'],
  },
]

const changes: readonly WriteScenario[] = [
  {
    title: 'creates, changes and lets go what is named, and nothing else',
    input: [
      'PATCH /items/books/1',
      {
        chapters: {
          create: [{ title: 'e3' }, { title: 'e4', position: 9 }, { title: 'e5' }],
          update: [{ id: 1, title: 'E1' }],
          delete: [2],
        },
      },
    ],
    rows: {
      chapters: {
        1: { title: 'E1' },
        2: { book: null },
        '+e3': { title: 'e3', position: 3, book: 1 },
        '+e4': { title: 'e4', position: 9, book: 1 },
        '+e5': { title: 'e5', position: 4, book: 1 },
      },
    },
    events: [
      'update books 1',
      'create chapters +e3',
      'create chapters +e4',
      'create chapters +e5',
      'update chapters 1',
      'update chapters 2',
    ],
  },
  {
    title: 'counts from one in a new item',
    input: ['POST /items/books', { title: 'New', chapters: { create: [{ title: 'c1' }, { title: 'c2' }] } }],
    rows: {
      books: { '+New': { title: 'New' } },
      chapters: { '+c1': { title: 'c1', position: 1, book: '+New' }, '+c2': { title: 'c2', position: 2, book: '+New' } },
    },
    events: ['create books +New', 'create chapters +c1', 'create chapters +c2'],
  },
  {
    title: 'takes a changed child over',
    input: ['PATCH /items/books/1', { chapters: { update: [{ id: 3, title: 'Z1' }] } }],
    rows: { chapters: { 3: { title: 'Z1', book: 1 } } },
    events: ['update books 1', 'update chapters 3'],
  },
  {
    title: 'passes over a change of a child that is not there',
    input: ['PATCH /items/books/1', { chapters: { update: [{ id: 999, title: 'x' }] } }],
    events: ['update books 1'],
  },
  {
    title: 'passes over the removal of a child of somebody else',
    input: ['PATCH /items/books/1', { chapters: { delete: [3, 999] } }],
    events: ['update books 1'],
  },
  {
    title: 'deletes where the relation says so',
    input: ['PATCH /items/books/1', { notes: { delete: [1, 3] } }],
    rows: { notes: { 1: null } },
    events: ['update books 1', 'delete notes 1'],
  },
  { title: 'does nothing when empty', input: ['PATCH /items/books/1', { chapters: {} }], events: ['update books 1'] },
  {
    title: 'nests in what it changes',
    input: ['PATCH /items/books/1', { chapters: { update: [{ id: 1, lines: { create: [{ title: 'l' }], delete: [1] } }] } }],
    rows: { lines: { 1: { chapter: null }, '+l': { title: 'l', chapter: 1 } } },
    events: ['update books 1', 'update chapters 1', 'create lines +l', 'update lines 1'],
  },
  {
    title: 'deletes by a composite key',
    input: ['PATCH /items/books/1', { slots: { create: [{ room: 5, place: 'x', title: 's5' }], delete: ['1,a'] } }],
    rows: { slots: { '1,a': { book: null }, '+s5': { room: 5, place: 'x', title: 's5', book: 1 } } },
    events: ['update books 1', 'create slots +s5', 'update slots 1,a'],
  },
  { title: 'refuses other words', input: ['PATCH /items/books/1', { chapters: { foo: [] } }], error: [structure('"foo" is not allowed')] },
  {
    title: 'refuses what is no list of creations',
    input: ['PATCH /items/books/1', { chapters: { create: {} } }],
    error: [structure('"create" must be an array')],
  },
  {
    title: 'refuses what is no list of changes',
    input: ['PATCH /items/books/1', { chapters: { update: 1 } }],
    error: [structure('"update" must be an array')],
  },
  {
    title: 'refuses what is no list of removals',
    input: ['PATCH /items/books/1', { chapters: { delete: 'x' } }],
    error: [structure('"delete" must be an array')],
  },
  { title: 'refuses a text', input: ['PATCH /items/books/1', { chapters: 'x' }], error: [structure('"value" must be of type object')] },
  { title: 'refuses a number', input: ['PATCH /items/books/1', { chapters: 5 }], error: [structure('"value" must be of type object')] },
  {
    title: 'refuses a change without a key',
    input: ['PATCH /items/books/1', { chapters: { update: [{ title: 'x' }] } }],
    error: [invalidPayload('Item in update misses primary key')],
  },
]

const junctions: readonly WriteScenario[] = [
  {
    title: 'of many-to-many links what is there and what is new',
    input: [
      'PATCH /items/books/2',
      { tags: [3, { tag: 'essay' }, { tag: { slug: 'new', title: 'New' } }, { tag: { slug: 'verse', title: 'Verses' } }] },
    ],
    rows: {
      tags: { '+New': { slug: 'new', title: 'New' }, verse: { title: 'Verses' } },
      books_tags: { '+1': { book: 2, tag: 'essay' }, '+2': { book: 2, tag: '+New' }, '+3': { book: 2, tag: 'verse' } },
    },
    events: [
      'update books 2',
      'create tags +New',
      'update tags verse',
      'create books_tags +1',
      'create books_tags +2',
      'create books_tags +3',
    ],
  },
  {
    title: 'of many-to-many go when left out, and what they link stays',
    input: ['PATCH /items/books/1', { tags: [2] }],
    rows: { books_tags: { 1: null } },
    events: ['update books 1', 'delete books_tags 1'],
  },
  {
    title: 'of many-to-many are counted on, and taken by their own keys',
    input: [
      'PATCH /items/books/1',
      { tags: { create: [{ tag: { slug: 'essay' } }], update: [{ id: 1, tag: { slug: 'prose', title: 'PROSE' } }], delete: [2] } },
    ],
    rows: { tags: { prose: { title: 'PROSE' } }, books_tags: { 2: null, '+1': { position: 3, book: 1, tag: 'essay' } } },
    events: ['update books 1', 'create books_tags +1', 'update tags prose', 'update books_tags 1', 'delete books_tags 2'],
  },
  {
    title: 'of many-to-many come with a new item',
    input: ['POST /items/books', { title: 'New', tags: [{ tag: { slug: 'verse' } }, { tag: 'prose', position: 5 }] }],
    rows: {
      books: { '+New': { title: 'New' } },
      books_tags: { '+1': { book: '+New', tag: 'verse' }, '+2': { position: 5, book: '+New', tag: 'prose' } },
    },
    events: ['create books +New', 'create books_tags +1', 'create books_tags +2'],
  },
  {
    title: 'of many-to-many refuse a key that is not there',
    input: ['PATCH /items/books/1', { tags: [{ tag: 'nowhere' }] }],
    error: ['400 INVALID_FOREIGN_KEY'],
  },
  {
    title: 'of translations are added, changed and let go',
    input: [
      'PATCH /items/books/1',
      {
        translations: [
          { id: 1, title: 'EMMA' },
          { language: { code: 'fr', title: 'French' }, title: 'Emma?' },
          { language: 'de', title: 'E' },
        ],
      },
    ],
    rows: {
      languages: { '+French': { code: 'fr', title: 'French' } },
      books_translations: {
        1: { title: 'EMMA' },
        2: { book: null },
        '+Emma?': { title: 'Emma?', book: 1, language: '+French' },
        '+E': { title: 'E', book: 1, language: 'de' },
      },
    },
    events: [
      'update books 1',
      'update books_translations 2',
      'update books_translations 1',
      'create languages +French',
      'create books_translations +Emma?',
      'create books_translations +E',
    ],
  },
  {
    title: 'of translations come with a new item',
    input: ['POST /items/books', { title: 'New', translations: { create: [{ language: { code: 'en' }, title: 'tr' }] } }],
    rows: { books: { '+New': { title: 'New' } }, books_translations: { '+tr': { title: 'tr', book: '+New', language: 'en' } } },
    events: ['create books +New', 'create books_translations +tr'],
  },
  {
    title: 'of many-to-any create, change and link items of several collections',
    input: [
      'PATCH /items/books/3',
      {
        blocks: [
          { collection: 'texts', item: { title: 'tx' } },
          { collection: 'quotes', item: { id: 1, title: 'Q1' } },
          { collection: 'texts', item: '2' },
          { collection: 'texts', item: 1 },
        ],
      },
    ],
    rows: {
      texts: { '+tx': { title: 'tx' } },
      quotes: { 1: { title: 'Q1' } },
      books_blocks: {
        '+1': { book: 3, collection: 'texts', item: '+tx' },
        '+2': { book: 3, collection: 'quotes', item: '1' },
        '+3': { book: 3, collection: 'texts', item: '2' },
        '+4': { book: 3, collection: 'texts', item: '1' },
      },
    },
    events: [
      'update books 3',
      'create texts +tx',
      'update quotes 1',
      'create books_blocks +1',
      'create books_blocks +2',
      'create books_blocks +3',
      'create books_blocks +4',
    ],
  },
  {
    title: 'of many-to-any are counted on, changed and deleted',
    input: [
      'PATCH /items/books/1',
      {
        blocks: {
          create: [{ collection: 'quotes', item: { title: 'qx' } }],
          update: [{ id: 1, collection: 'texts', item: { id: 1, title: 'T1' } }],
          delete: [2],
        },
      },
    ],
    rows: {
      texts: { 1: { title: 'T1' } },
      quotes: { '+qx': { title: 'qx' } },
      books_blocks: { 2: null, '+1': { position: 3, book: 1, collection: 'quotes', item: '+qx' } },
    },
    events: [
      'update books 1',
      'create quotes +qx',
      'create books_blocks +1',
      'update texts 1',
      'update books_blocks 1',
      'delete books_blocks 2',
    ],
  },
  {
    title: 'of many-to-any are moved to an item of another collection',
    input: ['PATCH /items/books_blocks/1', { collection: 'quotes', item: { title: 'qx' } }],
    rows: { quotes: { '+qx': { title: 'qx' } }, books_blocks: { 1: { collection: 'quotes', item: '+qx' } } },
    events: ['create quotes +qx', 'update books_blocks 1'],
  },
  {
    title: 'of many-to-any refuse an item without its collection',
    input: ['PATCH /items/books/1', { blocks: { create: [{ item: { title: 'x' } }] } }],
    error: [invalidPayload('Can\'t update nested record "books_blocks.item" without field "books_blocks.collection" being set')],
  },
  {
    title: 'of many-to-any refuse a collection that is not one of theirs',
    input: ['POST /items/books', { title: 'New', blocks: [{ collection: 'tags', item: { slug: 'x' } }] }],
    error: [invalidPayload('"books_blocks.item" can\'t be linked to collection "tags"')],
  },
]

const wholes: readonly WriteScenario[] = [
  {
    title: 'come with every kind of nesting at once',
    input: [
      'POST /items/books',
      {
        title: 'All',
        author: { title: 'Eve', mentor: 1 },
        chapters: { create: [{ title: 'c', lines: [{ title: 'l' }] }] },
        notes: [{ title: 'n' }],
        tags: [{ tag: { slug: 'new', title: 'New' } }],
        translations: [{ language: 'en', title: 'tr' }],
        blocks: [{ collection: 'texts', item: { title: 'tx' } }],
      },
    ],
    rows: {
      authors: { '+Eve': { title: 'Eve', mentor: 1 } },
      books: { '+All': { title: 'All', author: '+Eve' } },
      chapters: { '+c': { title: 'c', position: 1, book: '+All' } },
      lines: { '+l': { title: 'l', chapter: '+c' } },
      notes: { '+n': { title: 'n', book: '+All' } },
      tags: { '+New': { slug: 'new', title: 'New' } },
      books_tags: { '+1': { book: '+All', tag: '+New' } },
      books_translations: { '+tr': { title: 'tr', book: '+All', language: 'en' } },
      texts: { '+tx': { title: 'tx' } },
      books_blocks: { '+1': { book: '+All', collection: 'texts', item: '+tx' } },
    },
    events: [
      'create authors +Eve',
      'create books +All',
      'create chapters +c',
      'create lines +l',
      'create notes +n',
      'create tags +New',
      'create books_tags +1',
      'create books_translations +tr',
      'create texts +tx',
      'create books_blocks +1',
    ],
  },
  {
    title: 'are undone whole by what fails deep inside',
    input: [
      'POST /items/books',
      {
        title: 'All',
        author: { title: 'Eve' },
        notes: [{ title: 'n' }],
        chapters: [{ title: 'c', lines: [{ title: 'l', chapter: { title: 'x', book: 999 } }] }, { position: 'x' }],
      },
    ],
    error: [invalidPayload('The value of field "position" has to be an integer')],
  },
  {
    title: 'are undone whole by the last of several',
    input: [
      'POST /items/books',
      [
        { title: 'N1', author: { title: 'Eve' } },
        { title: 'N2', chapters: [{ title: 'c' }] },
        { title: 'N3', author: { email: 'x' } },
      ],
    ],
    error: [failedValidation('title at author', 'Value is required.')],
  },
  {
    title: 'tell the whole way to what is wrong',
    input: [
      'PATCH /items/authors/1',
      { books: { create: [{ title: 'b', chapters: [{ title: 'c' }], tags: { create: [{ tag: 'prose' }, { tag: { title: 'x' } }] } }] } },
    ],
    error: [failedValidation('slug at books.tags.tag', 'Value is required.')],
  },
  {
    title: 'count every nested item against the limit',
    input: ['POST /items/books', { title: 'New', chapters: Array.from({ length: limit }, () => ({ title: 'c' })) }],
    error: [invalidPayload(`Exceeded max batch mutation limit of ${limit}`)],
  },
  {
    title: 'may use the limit up',
    input: ['POST /items/tags', Array.from({ length: limit }, (_, index) => ({ slug: `s${index}`, title: `s${index}` }))],
    rows: {
      tags: Object.fromEntries(Array.from({ length: limit }, (_, index) => [`+s${index}`, { slug: `s${index}`, title: `s${index}` }])),
    },
    events: Array.from({ length: limit }, (_, index) => `create tags +s${index}`),
  },
  {
    title: 'count those a list lets go',
    input: ['PATCH /items/books/1', { chapters: [], notes: [], tags: [], translations: [], blocks: [], slots: [{ room: 7, place: 'x' }] }],
    error: [invalidPayload(`Exceeded max batch mutation limit of ${limit}`)],
  },
  {
    title: 'count deletions',
    input: ['DELETE /items/tags', Array.from({ length: limit + 1 }, (_, index) => `s${index}`)],
    error: [invalidPayload(`Exceeded max batch mutation limit of ${limit}`)],
  },
  {
    title: 'reach other items of the same collection',
    input: ['PATCH /items/authors/1', { mentor: { title: 'Mo' }, pupils: [2, { title: 'Pu' }] }],
    rows: { authors: { 1: { mentor: '+Mo' }, 2: { mentor: 1 }, '+Mo': { title: 'Mo' }, '+Pu': { title: 'Pu', mentor: 1 } } },
    events: ['create authors +Mo', 'update authors 1', 'update authors 2', 'create authors +Pu'],
  },
  {
    title: 'nest in each of a list of changes',
    input: [
      'PATCH /items/books',
      [
        { id: 1, chapters: { create: [{ title: 'c' }] } },
        { id: 2, author: { id: 2, title: 'Bea' } },
      ],
    ],
    rows: { authors: { 2: { title: 'Bea' } }, chapters: { '+c': { title: 'c', position: 3, book: 1 } } },
    events: ['update authors 2', 'update books 1', 'update books 2', 'create chapters +c'],
  },
]

eachDatabase((database) => {
  let harness: WriteScenarioServer

  beforeAll(async () => {
    harness = await openWriteScenarios(database, { MAX_BATCH_MUTATION: String(limit) })
  })
  afterAll(() => harness.close())

  describe('under a key field', () => {
    it.each(toOne)('$title', (scenario) => harness.play(scenario))
  })
  describe('a list of children', () => {
    it.each(toMany)('$title', (scenario) => harness.play(scenario))
  })
  describe('changes of children', () => {
    it.each(changes)('$title', (scenario) => harness.play(scenario))
  })
  describe('junctions', () => {
    it.each(junctions)('$title', (scenario) => harness.play(scenario))
  })
  describe('nested items', () => {
    it.each(wholes)('$title', (scenario) => harness.play(scenario))
  })
})
