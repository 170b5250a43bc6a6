import { boolean, duration, durationOrEver, integer, list, oneOf, string } from '../variable.ts'

/** Logging, retention, metrics, health. */
export const operationVariables = {
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', 'Least important line that is logged.'),
  LOG_STYLE: oneOf(['pretty', 'raw'], 'pretty', 'Lines for people, or JSON (`raw`).'),
  LOG_HTTP_IGNORE_PATHS: list('', 'Paths whose requests are not logged.'),
  LOGGER_LEVELS: string(null, 'Severity words added to JSON lines, as `info:INFO,warn:WARNING`.'),
  RETENTION_ENABLED: boolean(false, 'Delete old records.'),
  RETENTION_SCHEDULE: string('0 0 * * *', 'When.'),
  RETENTION_BATCH: integer(500, 'Records deleted at a time.', 1),
  ACTIVITY_RETENTION: durationOrEver('90d', 'How long activity is kept.'),
  REVISIONS_RETENTION: durationOrEver('90d', 'How long revisions are kept.'),
  FLOW_LOGS_RETENTION: durationOrEver('90d', 'How long flow logs are kept.'),
  METRICS_ENABLED: boolean(false, 'Serve `/metrics`.'),
  METRICS_SCHEDULE: string('*/1 * * * *', 'When metrics are taken.'),
  METRICS_TOKENS: list('', 'Tokens that may read metrics.'),
  METRICS_SERVICES: list('database,cache,redis,storage', 'What is measured.'),
  METRICS_NAME_PREFIX: string('directus_', 'Prefix of metric names.'),
  METRICS_HEALTH_CHECK_PREFIX: string('directus-metric-', 'Prefix of probe files and keys.'),
  HEALTHCHECK_ENABLED: boolean(true, 'Serve `/server/health`.'),
  HEALTHCHECK_CACHE_TTL: duration('5m', 'Accepted for compatibility.'),
  TELEMETRY: boolean(true, 'Accepted for compatibility; Recto sends nothing.'),
}
