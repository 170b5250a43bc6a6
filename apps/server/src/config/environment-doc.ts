import { familySection, variableSection } from '@recto/config'
import { variableFamilies, variableSections } from './known-variables.ts'

/** The text of `docs/reference/environment.md`, so that table and documentation can't differ. */
export function environmentDoc(): string {
  const sections = Object.entries(variableSections).map(([title, table]) => variableSection(title, table))
  return `${introduction}\n${[...sections, familySection('Families', variableFamilies)].join('\n')}`
}

const introduction = `# Environment variables

Every variable Recto knows. They are read from the environment and from a configuration file, which wins: \`.env\` in the
working directory, or the file named by \`CONFIG_PATH\` (\`.js\`, \`.mjs\`, \`.cjs\`, \`.json\`, \`.yaml\`, otherwise dotenv). A module
exports an object, or a function that is given the environment and returns one.

- \`NAME_FILE=/path\` sets \`NAME\` to the text of a file. The text is taken as it stands, so leave out a final line break.
- An empty value counts as absent. A value that is impossible stops the start with one line that says why.
- A prefix decides what a value is: \`string:\`, \`number:\`, \`boolean:\`, \`regex:\`, \`array:\`, \`json:\`.
- Durations are written \`15m\`, \`7d\`, \`2 hours\`, or in milliseconds; sizes \`1mb\`, \`50kb\`, or in bytes; lists with commas.
- *Not yet*: the part it configures is still to come. Setting one, other than to \`false\`, logs a warning at start.
- Without any \`DB_\` variable Recto keeps its data in a SQLite file, \`./data/recto.db\`.
`
