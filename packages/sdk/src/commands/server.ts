import type { Command } from '../command.ts'

/** What the login page may know of a project. */
export interface ProjectInfo {
  readonly project_name: string
  readonly project_descriptor: string | null
  readonly project_color: string | null
  readonly default_language: string | null
}

export interface ServerInfo {
  readonly project: ProjectInfo
  /** False until the first administrator exists. */
  readonly setupCompleted: boolean
  /** Only for callers who are signed in. */
  readonly version?: string
  /** Only for callers who are signed in, where resumable uploads (TUS) are on. */
  readonly uploads?: { readonly tus: boolean; readonly chunkSize: number }
}

export interface SetupInput {
  /** The first administrator's address. */
  readonly project_owner: string
  readonly password: string
  readonly first_name?: string
  readonly last_name?: string
}

/** Answers `pong` when the server is up. */
export function ping<Schema>(): Command<Schema, string> {
  return { method: 'GET', path: '/server/ping' }
}

/** The project's name and looks, and whether it was set up. */
export function serverInfo<Schema>(): Command<Schema, ServerInfo> {
  return { method: 'GET', path: '/server/info' }
}

/** Creates the first administrator. Refused once a user exists. */
export function setup<Schema>(input: SetupInput): Command<Schema, undefined> {
  return { method: 'POST', path: '/server/setup', body: input }
}
