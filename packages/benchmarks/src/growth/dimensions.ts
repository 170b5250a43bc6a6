import type { Dataset } from '../server/databases.ts'
import { type Dimension, eachOf, type Step } from './dimension.ts'

const rowsPerTable = 1000

/** `items` and the `owners` they belong to. */
const itemsOf =
  (rows: number, columns = 0): Dataset =>
  ({ numbers }) => {
    const more = eachOf(columns, (index) => `, c${index} integer`).join('')
    const values = eachOf(columns, (index) => `, n + ${index}`).join('')
    return [
      'CREATE TABLE owners (id integer PRIMARY KEY, name varchar(100), country varchar(10), parent integer REFERENCES owners (id))',
      `INSERT INTO owners SELECT n, 'Owner ' || n, 'c' || (n % 20), CASE WHEN n > 1 THEN n - 1 END FROM ${numbers(rowsPerTable)}`,
      `CREATE TABLE items (id integer PRIMARY KEY, title varchar(100), owner integer REFERENCES owners (id)${more})`,
      `INSERT INTO items SELECT n, 'Item ' || n, 1 + n % ${rowsPerTable}${values} FROM ${numbers(rows)}`,
      'CREATE INDEX items_owner ON items (owner)',
      'CREATE INDEX owners_parent ON owners (parent)',
    ]
  }

const byKey = (rows: number): readonly string[] =>
  eachOf(300, (index) => `/items/items/${1 + ((index * 7919) % rows)}?fields=id,title,owner`)

/** Pages that begin somewhere among the rows, as a cursor does: after a key. */
const byCursor = (rows: number): readonly string[] =>
  eachOf(300, (index) => {
    const cursor = Buffer.from(JSON.stringify([(index * 7919) % Math.max(1, rows - 20)])).toString('base64url')
    return `/items/items?fields=id,title&limit=20&cursor=${cursor}`
  })

const tables: Dimension = {
  name: 'tables',
  unit: 'tables',
  steps: [100, 300, 1000].map((size) => ({
    size,
    dataset: (syntax) => [
      ...itemsOf(rowsPerTable)(syntax),
      ...eachOf(size - 2, (index) => `CREATE TABLE t${index} (id integer PRIMARY KEY, name varchar(100), amount integer)`),
    ],
    requests: { 'by key': byKey(rowsPerTable) },
  })),
}

/** Owners of the first country: every policy list lets the same items through. */
const ownerOf = (index: number): number => 20 * (1 + (index % 49))

const policies: Dimension = {
  name: 'policies',
  unit: 'policies with a rule over a related item',
  steps: [1, 5, 20].map((size) => ({
    size,
    policies: size,
    dataset: itemsOf(10_000),
    requests: {
      'list of 20': eachOf(300, (index) => `/items/items?fields=id,title,owner.name&filter[owner][_eq]=${ownerOf(index)}&limit=20`),
    },
  })),
}

const rows: Dimension = {
  name: 'rows',
  unit: 'rows',
  steps: [10_000, 100_000, 1_000_000, 10_000_000].map((size) => ({
    size,
    dataset: itemsOf(size),
    requests: { 'by key': byKey(size), 'page by cursor': byCursor(size) },
  })),
}

const depth: Dimension = {
  name: 'depth',
  unit: 'levels of nesting',
  steps: [0, 1, 2, 4, 8].map((size) => {
    const path = size === 0 ? 'title' : `owner.${'parent.'.repeat(size - 1)}name`
    return {
      size,
      dataset: itemsOf(10_000),
      requests: { 'list of 20': eachOf(300, (index) => `/items/items?fields=id,${path}&filter[id][_gt]=${index * 30}&limit=20`) },
    }
  }),
}

const columns: Dimension = {
  name: 'columns',
  unit: 'columns',
  steps: [10, 50, 200].map((size) => ({
    size,
    dataset: itemsOf(10_000, size - 3),
    requests: { 'list of 20': eachOf(300, (index) => `/items/items?filter[id][_gt]=${index * 30}&limit=20`) },
  })),
}

const callers: Dimension = {
  name: 'callers',
  unit: 'callers at once',
  steps: [1, 16, 128, 512, 2000].map(
    (size): Step => ({ size, callers: size, dataset: itemsOf(10_000), requests: { 'by key': byKey(10_000) } }),
  ),
}

/** How the cost of a request may grow. */
export const dimensions: readonly Dimension[] = [tables, policies, rows, depth, columns, callers]
