export { nativeMoment, nativeTime } from '../compile/native-moment.ts'
export { adjustNow } from '../dynamic-now.ts'
export { parseVariable, printVariable } from '../parse/variable.ts'
export type { Variable } from '../query.ts'
