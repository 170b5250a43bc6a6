import { createClient, sessionCookie } from '@recto/sdk'

// The studio lives at `<server>/admin/`: the server is the part of the address before that.
const serverUrl = new URL('..', new URL(import.meta.env.BASE_URL, window.location.origin)).href

/** The one connection of the studio to its server, carried by the browser's session cookie. */
export const client = createClient(serverUrl, { credentials: sessionCookie() })
