import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

// Biome formats and runs every rule that needs no types; here are only those that do, and the one about engines.

const engineNames = '/^(postgres|postgresql|mysql|mariadb|mssql|oracle|sqlite|sqlite3|cockroachdb|pg)$/'
const askTheDialect = 'Outside packages/dialects no engine is asked for by name: add a capability or an expression to the dialect.'

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
    ignores: ['packages/dialects/**', 'packages/testing/**', '**/*.test.ts', '**/*.test.tsx', '**/*-contract.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `BinaryExpression[operator=/^[!=]==?$/] > Literal[value=${engineNames}]`, message: askTheDialect },
        { selector: `SwitchCase > Literal[value=${engineNames}]`, message: askTheDialect },
      ],
    },
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
