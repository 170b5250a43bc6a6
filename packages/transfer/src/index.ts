export { attachment, exportFileName, type FormatFacts, formatFacts } from './export/formats.ts'
export { type ExportSource, writeExport } from './export/write-export.ts'
export { importFormats, readImport } from './import/read-rows.ts'
