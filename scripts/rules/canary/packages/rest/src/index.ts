import { hidden } from '../../protocol/src/hidden.ts'

export const backDoor = hidden
