import { backDoor } from '../../../../../packages/rest/src/index.ts'

export const files = backDoor
