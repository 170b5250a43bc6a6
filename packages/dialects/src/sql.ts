import { type CompiledQuery, createQueryId, type Expression, sql as kyselySql, type RawBuilder, RawNode } from 'kysely'

/**
 * SQL under construction: a kysely expression. Text and parameters stay apart until it is compiled, so a value can never
 * become text. Fragments nest by being interpolated into one another with the {@link sql} tag.
 */
export type Sql = Expression<unknown>

/** A statement ready to run: text with the engine's placeholders, and the values in their order. */
export interface Statement extends CompiledQuery {
  /** A stable name makes drivers keep the statement prepared. Absent for statements not worth keeping. */
  readonly name?: string
}

/** Builds a fragment: interpolated expressions become part of it, everything else is bound as a parameter. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  return kyselySql(strings, ...values)
}

/** Trusted text as a fragment. Never pass anything a caller sent. */
export function raw(text: string): Sql {
  return kyselySql.raw(text)
}

/** A bound value as a fragment. */
export function bind(value: unknown): Sql {
  return kyselySql.val(value)
}

/**
 * Fragments with a separator between them.
 *
 * @param separator trusted text, `', '` by default
 */
export function join(fragments: readonly Sql[], separator?: string): Sql {
  return kyselySql.join(fragments, separator === undefined ? comma : kyselySql.raw(separator))
}

const comma: RawBuilder<unknown> = kyselySql.raw(', ')

/** Nothing, as a fragment. */
export const empty: Sql = kyselySql.raw('')

/** Trusted text as a statement. Never pass anything a caller sent. */
export function rawStatement(text: string, parameters: readonly unknown[] = []): Statement {
  return { sql: text, parameters, query: RawNode.createWithSql(text), queryId: createQueryId() }
}
