import { words } from '../../protocol/src/index.ts'

export const unlisted = words
