import { words } from '../../protocol/src/index.ts'

export const upward = words
