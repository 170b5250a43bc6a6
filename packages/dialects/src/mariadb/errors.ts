/** MariaDB answers with MySQL's error numbers and message forms. */
export { isSchemaStale, toRectoError } from '../mysql/errors.ts'
