import { postgres } from '@recto/dialects'
import { accessOf, createPlanCache, parseQuery } from '@recto/query'
import { defineSchema } from '@recto/schema'

/** CPU time of what surrounds a statement, in this process alone; other load on the machine does not count. */
const rounds = 20_000

const schema = defineSchema(
  {
    collections: {
      authors: { fields: { id: 'integer', name: 'string', country: 'string' } },
      articles: {
        fields: { id: 'integer', title: 'string', status: 'string', views: 'integer', published_at: 'timestamp', author: 'integer' },
      },
      comments: { fields: { id: 'integer', body: 'text', approved: 'boolean', article: 'integer', author: 'integer' } },
    },
    relations: [
      { collection: 'articles', field: 'author', related: 'authors', oneField: 'articles' },
      { collection: 'comments', field: 'article', related: 'articles', oneField: 'comments' },
      { collection: 'comments', field: 'author', related: 'authors' },
    ],
  },
  postgres.columnTypes,
)
const access = accessOf({
  articles: [{ filter: { status: { _eq: 'published' } }, fields: '*' }],
  authors: [{ fields: ['id', 'name', 'country'] }],
  comments: [{ filter: { approved: { _eq: true } }, fields: '*' }],
})

const works = [
  { name: '100 flat rows', input: { fields: 'id,title,views', limit: '100', sort: '-published_at' } },
  { name: 'filtered', input: { filter: '{"views":{"_gt":100},"author":{"country":{"_in":["DE","FR"]}}}', search: 'lorem', limit: '20' } },
  {
    name: 'nested',
    input: { fields: 'title,author.name,comments.body,comments.author.name', limit: '20', deep: '{"comments":{"_limit":5,"_sort":"-id"}}' },
  },
]

const run = { variables: new Map(), now: new Date() }
const rows = works.map(({ name, input }) => {
  const query = parseQuery(input)
  const request = { schema, dialect: postgres, collection: 'articles', access }
  const cache = createPlanCache()
  const ask = (parsed: ReturnType<typeof parseQuery>): void => {
    const { plan, literals } = cache.planRead({ ...request, query: parsed })
    plan.data({ ...run, literals })
  }
  const cold = microseconds(rounds / 100, () => {
    cache.clear()
    ask(parseQuery(input))
  })
  return [name, cold, microseconds(rounds, () => ask(parseQuery(input))), microseconds(rounds, () => ask(query))]
})

const head = ['query', 'planned µs', 'parsed, plan known µs', 'parsed before, plan known µs']
for (const cells of [head, head.map(() => '---'), ...rows]) process.stdout.write(`| ${cells.join(' | ')} |\n`)

function microseconds(times: number, work: () => void): string {
  for (let index = 0; index < times / 10; index++) work()
  const start = process.cpuUsage()
  for (let index = 0; index < times; index++) work()
  const { user, system } = process.cpuUsage(start)
  return ((user + system) / times).toFixed(1)
}
