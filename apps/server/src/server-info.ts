import type { Config } from './config.ts'
import { uploadFacts } from './file-settings.ts'

/** The part of `/server/info` that describes how this server is configured, for callers who are logged in. */
export function serverInfo({ values }: Config): Readonly<Record<string, unknown>> {
  const rate = { points: values.RATE_LIMITER_POINTS, duration: values.RATE_LIMITER_DURATION }
  const globalRate = { points: values.RATE_LIMITER_GLOBAL_POINTS, duration: values.RATE_LIMITER_GLOBAL_DURATION }
  return {
    mcp_enabled: values.MCP_ENABLED,
    ai_enabled: values.AI_ENABLED,
    files: { mimeTypeAllowList: values.FILES_MIME_TYPE_ALLOW_LIST },
    rateLimit: values.RATE_LIMITER_ENABLED ? rate : false,
    rateLimitGlobal: values.RATE_LIMITER_GLOBAL_ENABLED ? globalRate : false,
    ...(values.TUS_ENABLED ? { uploads: uploadFacts(values) } : {}),
    extensions: { limit: values.EXTENSIONS_LIMIT },
    websocket: false,
  }
}
