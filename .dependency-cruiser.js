import { fileURLToPath } from 'node:url'

/** Who may import whom. Tests may also import `testing`. */
export const mayImport = {
  errors: [],
  config: [],
  protocol: ['errors'],
  events: ['errors'],
  storage: ['errors'],
  bus: ['errors'],
  outbound: ['errors'],
  mail: ['errors'],
  dialects: ['errors', 'protocol'],
  schema: ['errors', 'protocol', 'dialects'],
  query: ['errors', 'protocol', 'dialects', 'schema'],
  permissions: ['errors', 'schema', 'query'],
  system: ['errors', 'dialects', 'schema'],
  pipeline: ['errors', 'protocol', 'events', 'dialects', 'schema', 'query', 'permissions', 'system'],
  'schema-changes': ['errors', 'protocol', 'dialects', 'schema', 'system', 'pipeline'],
  auth: ['errors', 'protocol', 'events', 'bus', 'mail', 'dialects', 'schema', 'query', 'permissions', 'system', 'pipeline'],
  content: ['errors', 'protocol', 'schema', 'query', 'permissions', 'system', 'pipeline'],
  jobs: ['errors', 'system', 'pipeline', 'content'],
  transfer: ['errors', 'protocol', 'query'],
  files: ['errors', 'protocol', 'events', 'bus', 'outbound', 'system', 'pipeline', 'storage'],
  http: ['errors', 'protocol', 'bus'],
  rest: ['errors', 'protocol', 'schema', 'http', 'pipeline', 'auth', 'content', 'jobs', 'files', 'schema-changes', 'transfer'],
  platform: ['errors', 'bus', 'mail', 'dialects', 'system', 'pipeline', 'schema-changes', 'auth', 'content', 'files'],
  sdk: ['errors', 'protocol'],
  testing: ['errors'],
}

/** Tests, what they share (folders named `testing`), and the private packages that only tests and measurements are made of. */
const tests = '\\.test(-d)?\\.tsx?$|/[a-z-]+-contract\\.ts$|^packages/[^/]+/src/testing/|^packages/(reference|benchmarks)/'

const layers = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `layer:${name}`,
  comment: `${name} may import ${allowed.join(', ') || 'no other package'}.`,
  severity: 'error',
  from: { path: `^packages/${name}/src/`, pathNot: tests },
  to: { path: '^(packages|apps)/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}))

const forbidden = [
  ...layers,
  {
    name: 'unlisted-package',
    comment: 'A package that is not in the table imports nothing: give it a row.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/src/', pathNot: `^packages/(${Object.keys(mayImport).join('|')})/|${tests}` },
    to: { path: '^(packages|apps)/', pathNot: '^packages/$1/' },
  },
  {
    name: 'server-imports',
    comment: 'The server is composed of packages; sdk and studio are clients of it.',
    severity: 'error',
    from: { path: '^apps/server/src/', pathNot: tests },
    to: { path: '^(packages/(sdk|testing)|apps/studio)/' },
  },
  {
    name: 'studio-imports',
    comment: 'The studio speaks to the server through the sdk alone.',
    severity: 'error',
    from: { path: '^apps/studio/src/', pathNot: tests },
    to: { path: '^(packages|apps/server)/', pathNot: '^packages/(sdk|protocol|schema|errors)/' },
  },
  {
    name: 'studio-features-apart',
    comment: 'Features share through ui, actions and extensions, not with each other.',
    severity: 'error',
    from: { path: '^apps/studio/src/features/([^/]+)/', pathNot: tests },
    to: { path: '^apps/studio/src/features/', pathNot: '^apps/studio/src/features/$1/' },
  },
  {
    name: 'no-cycle',
    // In the reference model, visibility depends on filters, and filters match only visible rows.
    comment: 'What needs each other belongs together, or apart from a third.',
    severity: 'error',
    from: { pathNot: '^packages/reference/src/' },
    to: { circular: true },
  },
  {
    name: 'public-face-only',
    comment: "A package's index is its only face; import it by its name.",
    severity: 'error',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: {
      path: '^packages/[^/]+/src/',
      pathNot:
        '^$1/$2/|^packages/[^/]+/src/(index|exports/[a-z-]+|[a-z0-9-]+-contract)\\.ts$|^packages/(dialects/src/(expressions|schema)|query/src/syntax|schema/src/snapshots)/index\\.ts$',
    },
  },
  {
    name: 'tests-import-testing',
    comment: '`testing` is for tests alone.',
    severity: 'error',
    from: { pathNot: `^packages/testing/|^e2e/|${tests}|/examples/` },
    to: { path: '^packages/testing/' },
  },
  {
    name: 'resolvable',
    comment: 'Every import leads somewhere.',
    severity: 'error',
    from: { path: '^packages/[^/]+/src/', pathNot: tests },
    to: { couldNotResolve: true },
  },
]

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    // Type imports count: a type is a dependency as much as a value is.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: fileURLToPath(new URL('tsconfig.json', import.meta.url)) },
    enhancedResolveOptions: {
      conditionNames: ['@recto/source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
