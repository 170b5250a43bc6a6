import type { Command } from '../command.ts'
import type { AuthTokens } from './auth.ts'

/** What anyone with its address may know of a share. */
export interface ShareInfo {
  readonly id: string
  readonly collection: string
  /** The key of the item, in URL form when it is composite. */
  readonly item: string
  /** Masked; `null` when none is asked for. */
  readonly password: string | null
  readonly max_uses: number | null
  readonly times_used: number | null
  readonly date_start: string | null
  readonly date_end: string | null
}

/** @throws {RequestError} FORBIDDEN when there is no such share, or not now */
export function readShareInfo<Schema>(id: string): Command<Schema, ShareInfo> {
  return { method: 'GET', path: `/shares/info/${encodeURIComponent(id)}` }
}

/**
 * Opens a share, which counts as one use, and gives a token that reads its item. The caller's own session stays.
 * @throws {RequestError} INVALID_CREDENTIALS when the password is wrong or the share is used up
 */
export function openShare<Schema>(id: string, password?: string): Command<Schema, AuthTokens> {
  return { method: 'POST', path: '/shares/auth', body: { share: id, mode: 'json', ...(password !== undefined && { password }) } }
}
