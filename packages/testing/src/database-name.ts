/** The engines a suite can run on, named as the dialects are. */
export const databaseNames = ['sqlite', 'postgres', 'mysql', 'mariadb', 'mssql', 'oracle', 'cockroachdb'] as const

export type DatabaseName = (typeof databaseNames)[number]

/** Whether a text names an engine. */
export function isDatabaseName(text: string): text is DatabaseName {
  return (databaseNames as readonly string[]).includes(text)
}
