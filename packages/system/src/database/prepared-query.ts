import type { Dialect, Statement } from '@recto/dialects'
import { type Compilable, type Expression, ExpressionWrapper, type Kysely, type UnknownRow, ValueNode } from 'kysely'
import { type SystemDatabaseSource, systemDatabase, valuePluginOf } from './open-system-database.ts'
import { RuntimeParameter } from './runtime-parameter.ts'
import type { SystemDatabase } from './system-database.ts'

/** A value of a prepared query that is given when it runs. */
export type ParameterOf<Parameters> = <Name extends keyof Parameters & string>(name: Name) => Expression<Parameters[Name]>

/** A query that is compiled once per engine, and kept prepared by drivers under its name. */
export type PreparedQuery<Parameters, Row> = (source: SystemDatabaseSource, parameters: Parameters) => Promise<readonly Row[]>

/**
 * Defines a query that runs often.
 *
 * ```ts
 * const findSession = prepareQuery<{ token: string }>()('find session', (database, parameter) =>
 *   database.selectFrom('recto_sessions').select('user').where('token', '=', parameter('token')),
 * )
 * const [session] = await findSession(platform, { token })
 * ```
 */
export function prepareQuery<Parameters extends object>(): <Row>(
  name: string,
  build: (database: Kysely<SystemDatabase>, parameter: ParameterOf<Parameters>) => Compilable<Row>,
) => PreparedQuery<Parameters, Row> {
  return (name, build) => {
    const compiled = new WeakMap<Dialect, Statement>()
    return async (source, parameters) => {
      const { dialect, connection } = source
      const statement = compiled.get(dialect) ?? { ...build(systemDatabase(source), runtimeParameter).compile(), name }
      compiled.set(dialect, statement)
      const rows = await connection.rows<UnknownRow>({ ...statement, parameters: boundValues(statement, parameters) })
      return valuePluginOf(dialect).decode(rows, statement.queryId) as never
    }
  }
}

function runtimeParameter(name: string): Expression<never> {
  return new ExpressionWrapper(ValueNode.create(new RuntimeParameter(name)))
}

function boundValues({ parameters }: Statement, values: object): readonly unknown[] {
  const named = values as Readonly<Record<string, unknown>>
  return parameters.map((parameter) => (parameter instanceof RuntimeParameter ? parameter.encode(named[parameter.name]) : parameter))
}
