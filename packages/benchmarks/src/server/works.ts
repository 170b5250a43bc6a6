import type { BenchDatabase } from './databases.ts'
import { sizes } from './dataset.ts'

/** One kind of request, asked with many different values so that no cache of whole answers could help. */
export interface Work {
  readonly name: string
  /** Ratio to the hand-written handler with the constant token that Recto is to reach; `null`: none is set. */
  readonly budget: Readonly<Record<BenchDatabase['engine'], number | null>>
  readonly callers: number
  /** Paths for Recto and for the hand-written server that ask the same. */
  readonly paths: readonly { readonly recto: string; readonly handWritten: string }[]
}

const variants = 300

export const works: readonly Work[] = [
  {
    name: 'list of 100 flat rows',
    budget: { postgres: 3.2, sqlite: 3 },
    callers: 10,
    paths: vary((index) => {
      const views = (index * 331) % 90_000
      const fields = 'id,title,slug,views,rating,published_at,author'
      return {
        recto: `/items/articles?fields=${fields}&filter[views][_gte]=${views}&limit=100`,
        handWritten: `/articles?views=${views}`,
      }
    }),
  },
  {
    name: '20 rows with a to-one and a to-many-with-to-one',
    budget: { postgres: 1.4, sqlite: 2.2 },
    callers: 10,
    paths: vary((index) => {
      const author = 1 + ((index * 37) % sizes.authors)
      const fields = 'id,title,views,author.id,author.name,comments.id,comments.body,comments.created_at,comments.author.name'
      return {
        recto: `/items/articles?fields=${fields}&filter[author][_eq]=${author}&limit=20`,
        handWritten: `/articles-with-comments?author=${author}`,
      }
    }),
  },
  { name: 'one row by key, 16 callers', budget: { postgres: 1.6, sqlite: 1.2 }, callers: 16, paths: vary(byKey) },
  { name: 'one row by key, 1 caller', budget: { postgres: 1.2, sqlite: null }, callers: 1, paths: vary(byKey) },
]

/** Keys whose last digit is below 8 belong to published articles. */
function byKey(index: number): { recto: string; handWritten: string } {
  const key = 1 + ((index * 3330) % (sizes.articles - 10))
  return {
    recto: `/items/articles/${key}?fields=id,title,slug,status,body,views,rating,published_at,author`,
    handWritten: `/articles/${key}`,
  }
}

function vary(path: (index: number) => { recto: string; handWritten: string }): { recto: string; handWritten: string }[] {
  return Array.from({ length: variants }, (_, index) => path(index))
}
