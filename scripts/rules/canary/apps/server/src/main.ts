import { mixed } from '../../studio/src/features/items/list.ts'

export const composed = mixed
