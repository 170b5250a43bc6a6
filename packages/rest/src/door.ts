import { type Account, type Context, createContext, type Platform } from '@recto/pipeline'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** What every route of the door is given. */
export interface Door {
  readonly platform: Platform
  readonly accountOf: (request: FastifyRequest) => Account
  /** Facts about this installation for `/server/info`. */
  readonly info: ServerInfo
}

/** Facts the server knows about itself, shown by `/server/info` to those who are logged in. */
export interface ServerInfo {
  readonly version: string
  /** Shown as they are: `rateLimit`, `websocket`, `files` … */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** The pipeline's context of an HTTP request. */
export function contextOf(request: FastifyRequest, door: Door, signal?: AbortSignal): Context {
  return createContext(door.platform, door.accountOf(request), signal)
}

/** A request and the reply to it. */
export interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
