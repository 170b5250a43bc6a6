export { hidden as words } from './hidden.ts'
