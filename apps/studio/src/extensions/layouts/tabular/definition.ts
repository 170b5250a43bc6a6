import { defineLayout } from '../define-layout.ts'

/** Rows and columns: what lists show unless a view says otherwise. */
export const tabularLayout = defineLayout({ name: 'tabular', suits: () => true })
