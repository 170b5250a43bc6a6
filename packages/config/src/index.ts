export { castValue, type FixedType } from './cast.ts'
export { dotenvValue } from './dotenv-value.ts'
export { ineffectiveSettings } from './ineffective-settings.ts'
export { misspelledSettings } from './misspelled-settings.ts'
export { parseValues, type ValuesOf } from './parse-values.ts'
export { prefixedObject } from './prefixed-object.ts'
export { type RawSettings, readConfigFile } from './read-config-file.ts'
export { type FileVariables, readFileVariables } from './read-file-variables.ts'
export { resolveSecret } from './resolve-secret.ts'
export { StartError } from './start-error.ts'
export { accepted, notYet } from './support.ts'
export {
  boolean,
  bytes,
  decimal,
  duration,
  durationOrEver,
  type EnvironmentVariable,
  integer,
  list,
  mixed,
  oneOf,
  string,
  type Unsupported,
  type ValueOf,
  type VariableFamily,
  type VariableTable,
} from './variable.ts'
export { familySection, variableSection } from './variable-docs.ts'
