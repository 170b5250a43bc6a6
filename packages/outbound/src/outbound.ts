import { invalidPayload, RectoError } from '@recto/errors'
import type { Agent, fetch, RequestInit, Response } from 'undici'
import { type AddressRules, type AddressRulesOptions, createAddressRules } from './address-rules.ts'
import { ForbiddenAddressError, guardedConnect, type Resolve } from './guarded-connect.ts'

export interface OutboundOptions extends AddressRulesOptions {
  /** Longest time until the answer begins, and again until it ends. @default 30000 */
  readonly timeoutMs?: number
  /** Finds the addresses of a name. @default the system's resolver */
  readonly resolve?: Resolve
  readonly log?: { warn(facts: object, message: string): void }
}

export interface OutboundRequest extends RequestInit {
  /** Name of the service in the error that a client gets. @default `external-file` */
  readonly service?: string
}

/** Requests to addresses that users choose. */
export interface Outbound {
  /**
   * As `fetch`, but never into this machine or its network, not even by way of a redirect.
   * @throws {RectoError} INVALID_PAYLOAD when the address is no http(s) URL; SERVICE_UNAVAILABLE when nothing answers or the
   * address is forbidden, without saying which
   */
  fetch(url: string | URL, request?: OutboundRequest): Promise<Response>
  close(): Promise<void>
}

/** Makes an {@link Outbound} with connections of its own. */
export function createOutbound(options: OutboundOptions = {}): Outbound {
  const { timeoutMs = 30_000, log } = options
  const rules = createAddressRules(options)
  let opened: Promise<Client> | null = null
  return {
    async fetch(url, { service = 'external-file', ...init } = {}) {
      const target = httpUrl(url)
      try {
        opened ??= openClient(rules, options)
        const { fetch, dispatcher } = await opened
        return await fetch(target, { ...init, dispatcher, signal: init.signal ?? AbortSignal.timeout(timeoutMs) })
      } catch (error) {
        const forbidden = forbiddenIn(error)
        if (forbidden !== null) log?.warn({ url: withoutSecrets(target), reason: forbidden.message }, 'A request was not made.')
        throw unavailable(service, target, error)
      }
    },
    close: async () => {
      await (await opened)?.dispatcher.close()
    },
  }
}

interface Client {
  readonly fetch: typeof fetch
  readonly dispatcher: Agent
}

/** Loaded with the first request: many servers never make one. */
async function openClient(rules: AddressRules, { timeoutMs = 30_000, resolve }: OutboundOptions): Promise<Client> {
  const { Agent, buildConnector, fetch } = await import('undici')
  const connect = guardedConnect(buildConnector, rules, resolve)
  return { fetch, dispatcher: new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs }) }
}

/**
 * The body of an answer, as long as it is no longer than that.
 * @throws {RectoError} CONTENT_TOO_LARGE when it is; the rest is not fetched
 */
export async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (bytes > maxBytes) throw new RectoError('CONTENT_TOO_LARGE')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function httpUrl(url: string | URL): URL {
  const target = URL.canParse(String(url)) ? new URL(String(url)) : null
  if (target === null || !['http:', 'https:'].includes(target.protocol))
    throw invalidPayload('"url" must be an address that begins with http:// or https://')
  return target
}

/** `fetch` wraps the error of a connection several times. */
function forbiddenIn(error: unknown): ForbiddenAddressError | null {
  let cause = error
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    if (cause instanceof ForbiddenAddressError) return cause
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  }
  return null
}

function unavailable(service: string, url: URL, cause: unknown): RectoError {
  const reason = `Couldn't fetch file from URL "${withoutSecrets(url)}"`
  const words = service === 'external-file' ? reason : `Couldn't reach "${withoutSecrets(url)}"`
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service, reason: words }, cause })
}

function withoutSecrets(url: URL): string {
  const shown = new URL(url)
  shown.username = ''
  shown.password = ''
  return shown.href
}
