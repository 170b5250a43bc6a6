import { accepted, notYet } from '../support.ts'
import { boolean, duration, integer, mixed, oneOf, string } from '../variable.ts'

const socketAuth = ['public', 'handshake', 'strict'] as const

/** Extensions, flows, sockets, assistants. */
export const featureVariables = {
  ...notYet({
    EXTENSIONS_PATH: string('./extensions', 'Folder of extensions.'),
    EXTENSIONS_LOCATION: string(null, 'Storage location that extensions are copied from.'),
    EXTENSIONS_MUST_LOAD: boolean(false, 'Stop the start when an extension fails to load.'),
    EXTENSIONS_AUTO_RELOAD: boolean(false, 'Reload extensions when their files change.'),
    EXTENSIONS_CACHE_TTL: duration(null, 'Time browsers cache studio extensions.'),
    EXTENSIONS_LIMIT: integer(null, 'Maximum number of extensions.'),
    EXTENSIONS_SANDBOX_MEMORY: integer(100, 'Memory limit of a sandboxed extension, in MB.', 8),
    EXTENSIONS_SANDBOX_TIMEOUT: duration('1s', 'Time limit of one call of a sandboxed extension.'),
    EXTENSIONS_STORAGE_MAX_CONCURRENCY: integer(20, 'Maximum number of extension files copied in parallel.', 1),
    MARKETPLACE_TRUST: oneOf(['sandbox', 'all'], 'sandbox', 'Which marketplace extensions may be installed.'),
    MARKETPLACE_REGISTRY: string(null, 'URL of an extension registry.'),
    FLOWS_ENV_ALLOW_LIST: mixed(false, 'Environment variables that flows may read as `$env`.'),
    FLOWS_RUN_SCRIPT_MAX_MEMORY: integer(32, 'Memory limit of the operation "Run script", in MB.', 8),
    FLOWS_RUN_SCRIPT_TIMEOUT: duration('10s', 'Time limit of the operation "Run script".'),
    WEBSOCKETS_ENABLED: boolean(false, 'Serve WebSockets.'),
    WEBSOCKETS_REST_ENABLED: boolean(true, 'Serve the WebSocket endpoint for items.'),
    WEBSOCKETS_REST_PATH: string('/websocket', 'Path of the WebSocket endpoint for items.'),
    WEBSOCKETS_REST_AUTH: oneOf(socketAuth, 'handshake', 'Authentication mode of the WebSocket endpoint for items.'),
    WEBSOCKETS_REST_AUTH_TIMEOUT: integer(10, 'Seconds clients of that endpoint have to authenticate.', 1),
    WEBSOCKETS_REST_CONN_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of connections to that endpoint.', 1),
    WEBSOCKETS_GRAPHQL_ENABLED: boolean(true, 'Serve GraphQL subscriptions.'),
    WEBSOCKETS_GRAPHQL_PATH: string('/graphql', 'Path of GraphQL subscriptions.'),
    WEBSOCKETS_GRAPHQL_AUTH: oneOf(socketAuth, 'handshake', 'Authentication mode of GraphQL subscriptions.'),
    WEBSOCKETS_GRAPHQL_AUTH_TIMEOUT: integer(10, 'Seconds clients of subscriptions have to authenticate.', 1),
    WEBSOCKETS_GRAPHQL_CONN_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of connections for subscriptions.', 1),
    WEBSOCKETS_HEARTBEAT_ENABLED: boolean(true, 'Send heartbeats to WebSocket clients and close connections that do not answer.'),
    WEBSOCKETS_HEARTBEAT_PERIOD: integer(30, 'Seconds between heartbeats.', 1),
    WEBSOCKETS_LOGS_ENABLED: boolean(true, 'Serve the log endpoint to administrators.'),
    WEBSOCKETS_LOGS_PATH: string('/websocket/logs', 'Path of the log endpoint.'),
    WEBSOCKETS_LOGS_LEVEL: string('info', 'Lowest log level sent by the log endpoint.'),
    WEBSOCKETS_LOGS_STYLE: oneOf(['pretty', 'raw'], 'pretty', 'Format of lines sent by the log endpoint.'),
    WEBSOCKETS_LOGS_CONN_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of connections to the log endpoint.', 1),
    WEBSOCKETS_COLLAB_ENABLED: boolean(true, 'Enable collaborative editing.'),
    WEBSOCKETS_COLLAB_INSTANCE_TIMEOUT: duration('10s', 'Time after which an instance that sends nothing is considered gone.'),
    WEBSOCKETS_COLLAB_LOCAL_CLEANUP_INTERVAL: duration('60s', 'Interval at which an instance removes abandoned rooms.'),
    WEBSOCKETS_COLLAB_CLUSTER_CLEANUP_CRON: string('*/1 * * * *', 'Schedule on which abandoned rooms of all instances are removed.'),
    WEBSOCKETS_COLLAB_PERMISSIONS_CACHE_CAPACITY: integer(2000, 'Maximum number of cached permission results for rooms.', 1),
    WEBSOCKETS_COLLAB_STORE_NAMESPACE: string('collab', 'Prefix of room keys in Redis.'),
    MCP_ENABLED: boolean(true, 'Serve `/mcp` when the project setting also enables it.'),
    AI_ENABLED: boolean(true, 'Serve `/ai` once a provider is configured.'),
  }),
  ...accepted({
    EXTENSIONS_ROLLDOWN: boolean(false, 'Accepted for compatibility; it chose a bundler.'),
  }),
}
