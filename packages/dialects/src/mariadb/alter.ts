/** MariaDB understands the same DDL. */
export { alter } from '../mysql/alter.ts'
