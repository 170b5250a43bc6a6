import fastifyJwt from '@fastify/jwt'
import Database from 'better-sqlite3'
import fastify, { type FastifyInstance } from 'fastify'
import pg from 'pg'
import { token } from './policy.ts'

/**
 * The server an engineer would write by hand for the same three requests: prepared statements, related rows fetched in
 * batches, rows mapped to the objects of the answer. It verifies the access token with the plugin most would take, or knows
 * just one constant token (`BENCH_CONSTANT_TOKEN`), and holds the same rules as Recto's policy in its statements.
 */
interface Store {
  articles(views: number): Promise<Row[]>
  article(id: number): Promise<Row | undefined>
  articlesOf(author: number): Promise<Row[]>
  authors(ids: readonly number[]): Promise<Row[]>
  comments(articles: readonly number[]): Promise<Row[]>
}

type Row = Record<string, unknown> & { id: number }

const flatColumns = 'id, title, slug, views, rating, published_at, author'
const statements = {
  articles: `SELECT ${flatColumns} FROM articles WHERE status = 'published' AND views >= $1 ORDER BY id LIMIT 100`,
  article: "SELECT id, title, slug, status, body, views, rating, published_at, author FROM articles WHERE id = $1 AND status = 'published'",
  articlesOf: "SELECT id, title, views, author FROM articles WHERE status = 'published' AND author = $1 ORDER BY id LIMIT 20",
}

/** One token that never changes: no users, no expiry. The least that can be called authentication. */
function checkConstantToken(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.authorization !== `Bearer ${token}`) await reply.code(401).send({ errors: [{ message: 'Invalid token.' }] })
  })
}

function verifyTokens(app: FastifyInstance): void {
  app.register(fastifyJwt, { secret: 'a-secret-of-the-benchmark-with-32-bytes' })
  app.post('/login', async () => ({ data: { access_token: app.jwt.sign({ id: 1, role: 'reader' }, { expiresIn: '15m' }) } }))
  app.addHook('onRequest', async (request) => {
    if (request.url !== '/login') await request.jwtVerify()
  })
}

function routes(app: FastifyInstance, store: Store): void {
  app.get<{ Querystring: { views: string } }>('/articles', async (request) => ({
    data: (await store.articles(Number(request.query.views))).map(toArticle),
  }))
  app.get<{ Params: { id: string } }>('/articles/:id', async (request, reply) => {
    const article = await store.article(Number(request.params.id))
    return article === undefined ? reply.code(404).send({ errors: [{ message: 'Not found.' }] }) : { data: toFullArticle(article) }
  })
  app.get<{ Querystring: { author: string } }>('/articles-with-comments', async (request) => ({
    data: await withComments(store, Number(request.query.author)),
  }))
}

async function withComments(store: Store, author: number): Promise<unknown[]> {
  const articles = await store.articlesOf(author)
  const comments = await store.comments(articles.map((article) => article.id))
  const people = await store.authors([...new Set([...articles, ...comments].map((row) => row['author'] as number))])
  const byId = new Map(people.map((person) => [person.id, person]))
  const byArticle = grouped(comments)
  return articles.map((article) => ({
    id: article.id,
    title: article['title'],
    views: article['views'],
    author: toAuthor(byId.get(article['author'] as number)),
    comments: (byArticle.get(article.id) ?? []).map((comment) => ({
      id: comment.id,
      body: comment['body'],
      created_at: toDateTime(comment['created_at']),
      author: { name: byId.get(comment['author'] as number)?.['name'] ?? null },
    })),
  }))
}

function grouped(comments: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const comment of comments) {
    const group = groups.get(comment['article'])
    if (group === undefined) groups.set(comment['article'], [comment])
    else group.push(comment)
  }
  return groups
}

function toArticle(row: Row): Record<string, unknown> {
  return {
    id: row.id,
    title: row['title'],
    slug: row['slug'],
    views: row['views'],
    rating: toDecimal(row['rating']),
    published_at: toDateTime(row['published_at']),
    author: row['author'],
  }
}

function toFullArticle(row: Row): Record<string, unknown> {
  return { ...toArticle(row), status: row['status'], body: row['body'] }
}

function toAuthor(row: Row | undefined): Record<string, unknown> | null {
  return row === undefined ? null : { id: row.id, name: row['name'] }
}

function toDateTime(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 19)
  return typeof value === 'string' ? value.replace(' ', 'T') : null
}

function toDecimal(value: unknown): string | null {
  return value === null || value === undefined ? null : Number(value).toFixed(2)
}

function postgresStore(connectionString: string): Store {
  const pool = new pg.Pool({ connectionString, max: 10 })
  const query = async (name: string, text: string, values: unknown[]) => (await pool.query<Row>({ name, text, values })).rows
  return {
    articles: (views) => query('articles', statements.articles, [views]),
    article: async (id) => (await query('article', statements.article, [id]))[0],
    articlesOf: (author) => query('articles-of', statements.articlesOf, [author]),
    authors: (ids) => query('authors', 'SELECT id, name FROM authors WHERE id = ANY($1)', [ids]),
    comments: (articles) =>
      query('comments', 'SELECT id, article, author, body, created_at FROM comments WHERE article = ANY($1) AND approved ORDER BY id', [
        articles,
      ]),
  }
}

function sqliteStore(filename: string): Store {
  const database = new Database(filename, { readonly: true })
  const prepared = new Map<string, Database.Statement>()
  const all = async (text: string, values: readonly unknown[]) => {
    const statement = prepared.get(text) ?? database.prepare(text.replaceAll('$1', '?'))
    prepared.set(text, statement)
    return statement.all(...values) as Row[]
  }
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
  return {
    articles: (views) => all(statements.articles, [views]),
    article: async (id) => (await all(statements.article, [id]))[0],
    articlesOf: (author) => all(statements.articlesOf, [author]),
    authors: (ids) => all(`SELECT id, name FROM authors WHERE id IN (${marks(ids)})`, ids),
    comments: (articles) =>
      all(
        `SELECT id, article, author, body, created_at FROM comments WHERE article IN (${marks(articles)}) AND approved ORDER BY id`,
        articles,
      ),
  }
}

const { DB_CONNECTION_STRING, DB_FILENAME = '', PORT, BENCH_CONSTANT_TOKEN } = process.env
const app = fastify()
if (BENCH_CONSTANT_TOKEN === undefined) verifyTokens(app)
else checkConstantToken(app)
routes(app, DB_CONNECTION_STRING === undefined ? sqliteStore(DB_FILENAME) : postgresStore(DB_CONNECTION_STRING))
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
