// Projects store the ids of CodeMirror 5's modes; the languages of today are found by name. Those called the same need no line.
const names: Readonly<Record<string, string>> = {
  JSON: 'JSON',
  'application/json': 'JSON',
  htmlmixed: 'HTML',
  htmlembedded: 'HTML',
  gfm: 'Markdown',
  clike: 'C++',
  'text/x-java': 'Java',
  'text/x-csharp': 'C#',
  'text/x-c++src': 'C++',
  'text/typescript': 'TypeScript',
  'text/x-scss': 'SCSS',
  'text/x-less': 'LESS',
  jsx: 'JSX',
  shell: 'Shell',
  dockerfile: 'Dockerfile',
  commonlisp: 'Common Lisp',
  coffeescript: 'CoffeeScript',
  properties: 'Properties files',
  nginx: 'Nginx',
  powershell: 'PowerShell',
  protobuf: 'ProtoBuf',
  mllike: 'F#',
  octave: 'Octave',
  objectivec: 'Objective-C',
  'text/x-mysql': 'MySQL',
  'text/x-pgsql': 'PostgreSQL',
  vb: 'VB.NET',
  vbscript: 'VBScript',
  plsql: 'PLSQL',
  fsharp: 'F#',
  mathematica: 'Mathematica',
  pug: 'Pug',
  jade: 'Pug',
  rpm: 'RPM Spec',
  stex: 'LaTeX',
  latex: 'LaTeX',
}

/** The language a stored mode stands for, by the name editors know it; `null` for plain text. */
export function languageName(mode: string | undefined): string | null {
  if (mode === undefined || mode === '' || mode === 'plaintext' || mode === 'null') return null
  return names[mode] ?? mode
}
