/** How a stored kind of notice or button looks. */
export type Tone = 'normal' | 'info' | 'success' | 'warning' | 'danger'

export const tones = ['normal', 'info', 'success', 'warning', 'danger'] as const
