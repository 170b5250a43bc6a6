export { type BatchOperation, runBatch } from '../write/run-batch.ts'
export { type ImportInput, runImport } from '../write/run-import.ts'
