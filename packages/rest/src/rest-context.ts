import type { Passwords } from '@recto/auth'
import type { Files, TusServer } from '@recto/files'
import { type Account, type Context, createContext, type Platform } from '@recto/pipeline'
import type { HealthChecks } from '@recto/pipeline/health'
import type { FastifyRequest } from 'fastify'
import type { AssetOptions } from './routes/assets/asset-headers.ts'

/** What every route is given. */
export interface RestContext {
  readonly platform: Platform
  readonly accountOf: (request: FastifyRequest) => Account
  /** Contents of files. @default none: only their rows are served */
  readonly files?: Files | null
  /** Resumable uploads. @default none are taken */
  readonly tus?: TusServer | null
  /** Options of `/assets`. */
  readonly assets?: AssetOptions
  /** Verifies hashes at the cost the server is configured with. @default hashes of the default cost */
  readonly passwords?: Passwords
  /** Facts about this installation for `/server/info`. */
  readonly info: InstallationInfo
  /** Serve the OpenAPI document at `/server/specs/oas`. @default true */
  readonly hasOpenApi?: boolean
  /** Options of `/server/health`; `null`: it is not served. @default {} */
  readonly health?: HealthOptions | null
}

/** What is measured besides, and when the database counts as slow. */
export interface HealthOptions extends HealthChecks {
  /** Response time of the database above which the status is `warn`, in milliseconds. @default 150 */
  readonly databaseSlowMs?: number
}

/** What the server knows about itself; `/server/info` shows it to users who are logged in. */
export interface InstallationInfo {
  /** Of Recto itself. Clients see the version of the platform it is compatible with. */
  readonly version: string
  /** Where the API is reached from outside. @default / */
  readonly publicUrl?: string
  /** Shown as they are: `rateLimit`, `websocket`, `files` … */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** The pipeline's context for a request. */
export function pipelineContext(request: FastifyRequest, rest: RestContext, signal?: AbortSignal): Context {
  return createContext(rest.platform, rest.accountOf(request), signal)
}
