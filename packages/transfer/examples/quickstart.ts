import { writeExport } from '@recto/transfer'

async function* books(): AsyncGenerator<string> {
  yield '{"title":"Emma","author":{"name":"Jane Austen"}}'
  yield '{"title":"Middlemarch","author":{"name":"George Eliot"}}'
}

for await (const piece of writeExport({ kind: 'items', items: books(), columns: [] }, 'csv')) process.stdout.write(piece)
// "title","author.name"
// "Emma","Jane Austen"
// "Middlemarch","George Eliot"
