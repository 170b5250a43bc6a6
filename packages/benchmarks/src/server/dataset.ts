/** Sizes of the benchmark's tables. */
export const sizes = { authors: 1000, articles: 100_000, comments: 500_000 } as const

const columns = {
  authors: 'id integer PRIMARY KEY, name varchar(100) NOT NULL, email varchar(128), country char(2)',
  articles: `id integer PRIMARY KEY, title varchar(200) NOT NULL, slug varchar(200), status varchar(20) NOT NULL, body text,
    views integer NOT NULL, rating decimal(4,2), published_at :moment, secret_note text, author integer REFERENCES authors (id)`,
  comments: `id integer PRIMARY KEY, article integer REFERENCES articles (id), author integer REFERENCES authors (id), body text, approved boolean NOT NULL,
    created_at :moment`,
} as const

const indexes = [
  'CREATE INDEX articles_author ON articles (author)',
  'CREATE INDEX comments_article ON comments (article)',
  'CREATE INDEX comments_author ON comments (author)',
]

/** Statements that make and fill the tables on an engine, given how it counts and how it adds seconds to a date. */
export function datasetStatements(engine: {
  numbers(count: number): string
  moment(seconds: string): string
  /** Native type of a date and time without a zone. */
  readonly momentType: string
  boolean(condition: string): string
}): string[] {
  const { numbers, moment, momentType, boolean } = engine
  const text = `'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do "eiusmod" tempor incididunt ut labore. Article ' || n`
  return [
    ...Object.entries(columns).map(([table, definition]) => `CREATE TABLE ${table} (${definition.replaceAll(':moment', momentType)})`),
    `INSERT INTO authors SELECT n, 'Author ' || n, 'author' || n || '@example.com', CASE n % 3 WHEN 0 THEN 'DE' WHEN 1 THEN 'US' ELSE 'FR' END FROM ${numbers(sizes.authors)}`,
    `INSERT INTO articles SELECT n, 'The article number ' || n, 'the-article-number-' || n, CASE WHEN n % 10 < 8 THEN 'published' ELSE 'draft' END, ${text},
       (n * 7919) % 100000, ((n * 31) % 500) / 100.0, ${moment('n * 300')}, 'secret ' || n, 1 + (n * 17) % ${sizes.authors} FROM ${numbers(sizes.articles)}`,
    `INSERT INTO comments SELECT n, 1 + (n * 13) % ${sizes.articles}, 1 + (n * 29) % ${sizes.authors}, 'A comment on it, the ' || n || 'th of them.', ${boolean('n % 20 <> 0')},
       ${moment('n * 60')} FROM ${numbers(sizes.comments)}`,
    ...indexes,
  ]
}
