import { bytes, duration, parseValues, readFileVariables, string, variableSection } from '@recto/config'

const variables = {
  GREETING: string('Hello', 'What visitors read.'),
  SESSION_TTL: duration('15m', 'How long a session lasts.'),
  BODY_LIMIT: bytes('1mb', 'Largest body.'),
}

const known = new Set(Object.keys(variables))
const settings = readFileVariables({ SESSION_TTL: '2 hours' }, { known, families: /^$/ })
const values = parseValues(variables, settings)

console.log(values.GREETING, values.SESSION_TTL, values.BODY_LIMIT) // Hello 7200000 1048576
console.log(variableSection('Settings', variables)) // the same table, as documentation
