import { backDoor } from '../../rest/src/index.ts'

export const sideways = backDoor
