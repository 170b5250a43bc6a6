/** How the two tokens are transported: both in the body, the refresh token in a cookie, or a session cookie alone. */
export const tokenModes = ['cookie', 'json', 'session'] as const

/** One of {@link tokenModes}. */
export type TokenMode = (typeof tokenModes)[number]
