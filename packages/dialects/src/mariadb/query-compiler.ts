/** Statements are written as MySQL's. */
export { createQueryCompiler } from '../mysql/query-compiler.ts'
