import { files } from '../files/files.ts'

export const mixed = files
