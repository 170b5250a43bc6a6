import type { EnvironmentVariable, VariableFamily, VariableTable } from './variable.ts'

/** A section of Markdown with the rows of a table: name, form, default, what it does. */
export function variableSection(title: string, table: VariableTable): string {
  return section(
    title,
    Object.entries(table).map(([name, variable]) => row(name, variable)),
  )
}

/** A section of Markdown with families of variables. */
export function familySection(title: string, families: Readonly<Record<string, VariableFamily>>): string {
  return section(
    title,
    Object.entries(families).map(([name, family]) => `| \`${name}\` | | | ${description(family)} |`),
  )
}

function section(title: string, rows: readonly string[]): string {
  return `## ${title}\n\n| Variable | Value | Default | |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

function row(name: string, variable: EnvironmentVariable): string {
  return `| \`${name}\` | ${variable.type} | ${defaultText(variable.default)} | ${description(variable)} |`
}

function description({ text, unsupported }: VariableFamily): string {
  return unsupported === 'not yet' ? `*Not yet.* ${text}` : text
}

function defaultText(value: unknown): string {
  if (value === null || value === '') return ''
  if (value === Number.POSITIVE_INFINITY) return 'unlimited'
  return `\`${String(value).replaceAll('\n', '\\n').replaceAll('|', '\\|')}\``
}
