/** What an engine can do. Code outside this package asks for these, never for an engine's name. */
export interface Capabilities {
  /** `INSERT … RETURNING`. */
  readonly returning: boolean
  /** Of the keys one INSERT makes, which follow one another, the one reported as `insertId`; `null`: none is. */
  readonly insertId: 'first' | 'last' | null
  /** DDL inside a transaction is rolled back with it. */
  readonly transactionalDdl: boolean
  /** A foreign key makes an index of its own name where there is none, and leaves it behind. */
  readonly indexesForeignKeys: boolean
  /** More than one schema in a database. */
  readonly schemas: boolean
  /** A list can be bound as one array parameter. */
  readonly arrayParameters: boolean
  /** Ordinary string comparison ignores case (the default collation of MySQL and SQL Server). */
  readonly caseInsensitiveEquality: boolean
  /** LIKE ignores the case of ASCII letters. */
  readonly caseInsensitiveLike: boolean
  /** NULL sorts before everything in ascending order. */
  readonly nullsFirst: boolean
  readonly geometry: boolean
  /** Text, numeric range and length are checked by the engine (SQLite checks none). */
  readonly enforcesColumnTypes: boolean
  /** Statements block the event loop (an embedded engine). */
  readonly isEmbedded: boolean
  /** `SELECT … FOR UPDATE`. */
  readonly rowLocks: boolean
  /** `listStatement` is at least as fast as `rowsStatement` joined in Node, and bears lists of any length. */
  readonly documentLists: boolean
  /** EXISTS is carried out as a join. Otherwise it runs once for every row, and `IN (SELECT …)` is better. */
  readonly flattensExists: boolean
  /** Grouping all related rows once, and joining the groups, costs less than looking up a few of them for every row of a table. */
  readonly prefersGroups: boolean
  /** What is asked of a column that a derived table is grouped by decides which rows are grouped; otherwise all of them are. */
  readonly pushesIntoGroups: boolean
}

export interface Limits {
  readonly identifierBytes: number
  readonly parametersPerStatement: number
  /** Rows of one multi-row INSERT. */
  readonly rowsPerInsert: number
}
