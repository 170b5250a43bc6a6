/** Statements are written as PostgreSQL's. */
export { createQueryCompiler } from '../postgres/query-compiler.ts'
