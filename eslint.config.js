import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Biome formats and runs every rule that needs no types; here are only those that do, and the one about engines.

const engineNames = '/^(postgres|postgresql|mysql|mariadb|mssql|oracle|sqlite|sqlite3|cockroachdb|pg)$/'
const askTheDialect = 'Outside packages/dialects no engine is asked for by name: add a capability or an expression to the dialect.'

const engineRules = [
  { selector: `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=${engineNames}]`, message: askTheDialect },
  { selector: `SwitchCase > Literal[value=${engineNames}]`, message: askTheDialect },
]

// kysely's ways of writing names and literals into SQL as text (decision 17). `raw` of the dialects is the one that is left.
const useFragments = 'Outside packages/dialects SQL is written with the fragments of @recto/dialects; names with `expressions.identifier`.'
const rawSqlRules = [
  { selector: "MemberExpression[object.name='sql'][property.name=/^(raw|lit|literal|ref|table|id)$/]", message: useFragments },
  { selector: "CallExpression > MemberExpression.callee[property.name='key']", message: useFragments },
  {
    selector: "CallExpression[callee.property.name='at'] > :matches(Literal[value=/./][raw=/^.?['\"]/], TemplateLiteral)",
    message: useFragments,
  },
  { selector: "MemberExpression[property.name='dynamic']", message: useFragments },
]

// What a parameter holds is read off names, not places. A list that is never empty is no tuple.
const nameTheParts = 'A parameter is no tuple: name its parts, as parameters or as properties of an object.'
const tuple = 'TSTupleType:not(:has(> TSRestType))'
const tupleRules = [
  { selector: `:function > .params > TSTypeAnnotation > ${tuple}`, message: nameTheParts },
  { selector: `:function > .params > TSTypeAnnotation > TSTypeOperator > ${tuple}`, message: nameTheParts },
  { selector: ':function > RestElement:not([typeAnnotation])', message: nameTheParts },
  { selector: ':function > RestElement > ArrayPattern', message: nameTheParts },
]

// Tables of users are compiled from plans: kysely's string references parse dots and ` as ` in names (decision 17).
const queryBuilderRule = {
  selector: 'CallExpression > MemberExpression.callee[property.name=/^(selectFrom|insertInto|updateTable|deleteFrom)$/]',
  message: "kysely's query builders are for Recto's own tables, in packages that may import kysely's SystemDatabase.",
}
const withSystemDatabase = ['system', 'pipeline', 'schema-changes', 'auth', 'content', 'jobs', 'files', 'platform']
const mayImportKysely = ['dialects', 'query', ...withSystemDatabase]
const askBelow = `kysely is imported by ${mayImportKysely.join(', ')} alone: ask one of them for what is needed.`
const notSource = [
  'packages/testing/**',
  'packages/benchmarks/**',
  'packages/*/src/testing/**',
  'apps/server/src/scenarios/**',
  '**/*.test.ts',
  '**/*.test.tsx',
  '**/*-contract.ts',
]

const sources = ['packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}']

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'scripts/rules/canary/**'] },
  {
    files: sources,
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: sources,
    ignores: ['packages/dialects/**', ...notSource],
    rules: { 'no-restricted-syntax': ['error', ...tupleRules, ...engineRules, ...rawSqlRules, queryBuilderRule] },
  },
  {
    files: sources,
    ignores: [...mayImportKysely.map((name) => `packages/${name}/**`), 'packages/reference/**', 'packages/benchmarks/**', ...notSource],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: 'kysely', message: askBelow }] }] },
  },
  {
    files: withSystemDatabase.map((name) => `packages/${name}/src/**/*.ts`),
    ignores: notSource,
    rules: { 'no-restricted-syntax': ['error', ...tupleRules, ...engineRules, ...rawSqlRules] },
  },
  {
    files: ['packages/dialects/src/**/*.ts'],
    ignores: notSource,
    rules: { 'no-restricted-syntax': ['error', ...tupleRules, queryBuilderRule] },
  },
  {
    // Query options and components exist for the types inferred from them.
    files: ['apps/studio/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      // The router asks for its redirects to be thrown.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['**/*.test-d.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off', '@typescript-eslint/only-throw-error': 'off' },
  },
)
