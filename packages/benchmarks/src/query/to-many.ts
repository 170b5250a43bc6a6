import { type Connection, compile, type Dialect, dialectFor, raw, rawStatement } from '@recto/dialects'
import { accessOf, compileRead, fullAccess, parseQuery, shapeOf } from '@recto/query'
import { defineSchema, type Schema } from '@recto/schema'

/**
 * Related rows looked up for every row, or grouped once and joined: the least time of several runs of each, on 100,000
 * articles with 500,000 comments. Decided in docs/decisions/0013. Arguments name the engines, as `mysql=mysql://…/empty`;
 * without any it is SQLite, and a PostgreSQL on the usual port. MySQL and MariaDB cannot read a temporary table twice, so
 * they need an empty database.
 */
const sizes = { articles: 100_000, comments: 500_000 }
const runs = 5

interface Engine {
  readonly table: string
  readonly moment: string
  readonly momentType: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const mysqlLike = {
  table: 'CREATE TABLE',
  moment: "TIMESTAMPADD(MINUTE, n, '2020-01-01')",
  momentType: 'datetime',
  before: ['DROP TABLE IF EXISTS comments', 'DROP TABLE IF EXISTS articles'],
  after: ['ANALYZE TABLE articles, comments'],
}
const engines: Readonly<Partial<Record<string, Engine>>> = {
  sqlite: {
    table: 'CREATE TABLE',
    moment: "datetime('2020-01-01', (n * 60) || ' seconds')",
    momentType: 'datetime',
    before: [],
    after: ['ANALYZE'],
  },
  postgres: {
    table: 'CREATE TEMPORARY TABLE',
    moment: "timestamp '2020-01-01' + n * interval '1 minute'",
    momentType: 'timestamp',
    before: [],
    after: ['ANALYZE articles', 'ANALYZE comments'],
  },
  mysql: { ...mysqlLike, before: [...mysqlLike.before, 'SET SESSION cte_max_recursion_depth = 1000000'] },
  mariadb: { ...mysqlLike, before: [...mysqlLike.before, 'SET SESSION max_recursive_iterations = 1000000'] },
}

const description = {
  collections: {
    articles: { fields: { id: 'integer', title: 'string', status: 'string', author: 'integer' } },
    comments: { fields: { id: 'integer', article: 'integer', body: 'text', approved: 'boolean', created_at: 'dateTime' } },
  },
  relations: [{ collection: 'comments', field: 'article', related: 'articles', oneField: 'comments' }],
} as const

const everything = { access: fullAccess }
const restricted = { access: accessOf({ articles: [{ fields: '*' }], comments: [{ filter: { approved: { _eq: true } }, fields: '*' }] }) }
const works = [
  { name: 'sort by the latest comment', ...everything, query: { fields: 'title', sort: '-comments.created_at', limit: 20 } },
  { name: 'sort by the first comment', ...everything, query: { fields: 'title', sort: 'comments.created_at', limit: 20 } },
  { name: 'sort by the number of comments', ...everything, query: { fields: 'title', sort: '-count(comments)', limit: 20 } },
  { name: 'sort by the number of approved comments', ...restricted, query: { fields: 'title', sort: '-count(comments)', limit: 20 } },
  {
    name: 'sort 100 of them by the latest comment',
    ...everything,
    query: { fields: 'title', sort: '-comments.created_at', limit: 20, filter: { author: { _eq: 7 } } },
  },
  { name: 'lists of 20 articles', ...everything, query: { fields: 'title,comments.body', limit: 20 } },
  { name: 'lists of 1,000 articles', ...everything, query: { fields: 'title,comments.body', limit: 1000 } },
  { name: 'lists of 10,000 articles', ...everything, query: { fields: 'title,comments.body', limit: 10_000 } },
  {
    name: 'numbers of comments of 1,000 articles',
    ...everything,
    query: { fields: 'title,comments', limit: 1000, deep: { comments: { _aggregate: { count: '*' } } } },
  },
]

const [first, ...others] = process.argv.slice(2)
const targets = first === undefined ? ['sqlite=:memory:', 'postgres=postgres://postgres@127.0.0.1:5432/postgres'] : [first, ...others]
for (const target of targets) {
  const [name = '', url = ''] = target.split(/=(.*)/)
  const engine = engines[name]
  if (engine === undefined) throw new TypeError(`"${name}" is not an engine of this benchmark`)
  const dialect = dialectFor(name)
  const connection = await dialect.connect({ url, pool: { min: 1, max: 1 } })
  for (const text of statements(engine)) await connection.execute(compile(dialect, raw(text)))
  await race(dialect, connection).finally(() => connection.close())
}

async function race(dialect: Dialect, connection: Connection): Promise<void> {
  const schema = defineSchema(description, dialect.columnTypes)
  process.stdout.write(
    `\n### ${dialect.name}\n\n| ${['work', 'looked up ms', 'grouped ms', 'same answer'].join(' | ')} |\n| --- | --- | --- | --- |\n`,
  )
  for (const work of works) {
    const lookedUp = { ...dialect, supports: { ...dialect.supports, prefersGroups: false } }
    const grouped = { ...dialect, supports: { ...dialect.supports, prefersGroups: true } }
    const [one, other] = [await least(lookedUp, connection, { schema, ...work }), await least(grouped, connection, { schema, ...work })]
    const cells = [
      work.name,
      one.ms.toFixed(1),
      one.text === other.text ? 'the same statement' : other.ms.toFixed(1),
      String(one.answer === other.answer),
    ]
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
  }
}

interface Work extends Pick<(typeof works)[number], 'query' | 'access'> {
  readonly schema: Schema
}

async function least(dialect: Dialect, connection: Connection, { schema, query: input, access }: Work) {
  const query = parseQuery(input)
  const { sql: text, parameters } = compileRead({ schema, dialect, collection: 'articles', query, access }).data({
    literals: shapeOf(query).literals,
    variables: new Map(),
    now: new Date(0),
  })
  let [ms, answer] = [Number.POSITIVE_INFINITY, '']
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    answer = (await connection.texts({ ...rawStatement(text, parameters), name: `bench_${text.length}` })).join()
    ms = Math.min(ms, performance.now() - began)
  }
  return { text, ms, answer }
}

function statements({ table, moment, momentType, before, after }: Engine): readonly string[] {
  return [
    ...before,
    `${table} articles (id integer PRIMARY KEY, title varchar(200) NOT NULL, status varchar(20) NOT NULL, author integer NOT NULL)`,
    `${table} comments (id integer PRIMARY KEY, article integer, body varchar(200), approved boolean NOT NULL, created_at ${momentType})`,
    `INSERT INTO articles ${counting(sizes.articles)} SELECT n, CONCAT('The article number ', n), CASE WHEN n % 10 < 8 THEN 'published' ELSE 'draft' END, 1 + (n * 17) % 1000 FROM c`,
    `INSERT INTO comments ${counting(sizes.comments)} SELECT n, 1 + (n * 13) % ${sizes.articles}, CONCAT('A comment on it, the ', n, 'th of them.'), n % 20 <> 0, ${moment} FROM c`,
    'CREATE INDEX comments_article ON comments (article)',
    'CREATE INDEX articles_author ON articles (author)',
    ...after,
  ]
}

function counting(count: number): string {
  return `WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count})`
}
