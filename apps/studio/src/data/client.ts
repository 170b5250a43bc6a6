import { createClient, sessionCookie } from '@recto/sdk'

// The studio lives at `<server>/admin/`: the server is the part of the address before that. Tests run without a page.
const origin = globalThis.location?.origin ?? 'http://localhost'
const serverUrl = new URL('..', new URL(import.meta.env.BASE_URL, origin)).href

/** The one connection of the studio to its server, carried by the browser's session cookie. */
export const client = createClient(serverUrl, { credentials: sessionCookie() })
