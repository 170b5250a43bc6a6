import { accepted, boolean, duration, durationOrEver, integer, list, notYet, oneOf, string } from '@recto/config'

/** Logging, retention, metrics, health. */
export const operationVariables = {
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', 'Lowest level that is logged.'),
  LOG_STYLE: oneOf(['pretty', 'raw'], 'pretty', '`pretty` for terminals, `raw` for JSON lines.'),
  LOG_HTTP_IGNORE_PATHS: list('', 'Paths whose requests are not logged.'),
  LOGGER_LEVELS: string(null, 'Severity names added to JSON lines, as `info:INFO,warn:WARNING`.'),
  RETENTION_ENABLED: boolean(false, 'Delete old activity, revisions and flow logs.'),
  RETENTION_SCHEDULE: string('0 0 * * *', 'Cron schedule of the retention job.'),
  RETENTION_BATCH: integer(500, 'Number of records deleted per statement.', 1),
  ACTIVITY_RETENTION: durationOrEver('90d', 'Time activity is kept.'),
  REVISIONS_RETENTION: durationOrEver('90d', 'Time revisions are kept.'),
  FLOW_LOGS_RETENTION: durationOrEver('90d', 'Time flow logs are kept.'),
  HEALTHCHECK_ENABLED: boolean(true, 'Serve `/server/health`.'),
  ...notYet({
    METRICS_ENABLED: boolean(false, 'Serve `/metrics`.'),
    METRICS_SCHEDULE: string('*/1 * * * *', 'Cron schedule on which metrics are collected.'),
    METRICS_TOKENS: list('', 'Tokens that grant access to `/metrics`.'),
    METRICS_SERVICES: list('database,cache,redis,storage', 'Services that are measured.'),
    METRICS_NAME_PREFIX: string('directus_', 'Prefix of metric names.'),
    METRICS_HEALTH_CHECK_PREFIX: string('directus-metric-', 'Prefix of files and keys that health checks write.'),
  }),
  ...accepted({
    HEALTHCHECK_CACHE_TTL: duration('5m', 'Accepted for compatibility; every request checks anew.'),
    TELEMETRY: boolean(true, 'Accepted for compatibility; Recto sends nothing.'),
  }),
}
