import { createQueryId, type QueryCompiler, type RootOperationNode } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Sql, Statement } from './sql.ts'

/** Compilers by the factory they come from. Compiling is synchronous, so one of each is enough. */
const compilers = new WeakMap<() => QueryCompiler, QueryCompiler>()

/**
 * Text and parameters of a fragment, as this engine writes them.
 *
 * @param name makes drivers keep the statement prepared, see {@link Statement}
 */
export function compile({ createQueryCompiler }: Pick<Dialect, 'createQueryCompiler'>, fragment: Sql, name?: string): Statement {
  const node = fragment.toOperationNode() as RootOperationNode
  const compiled = compilerOf(createQueryCompiler).compileQuery(node, createQueryId())
  return name === undefined ? compiled : { ...compiled, name }
}

function compilerOf(create: () => QueryCompiler): QueryCompiler {
  const known = compilers.get(create)
  if (known !== undefined) return known
  const compiler = create()
  compilers.set(create, compiler)
  return compiler
}
