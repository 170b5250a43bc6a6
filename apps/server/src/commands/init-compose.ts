import { stringify } from 'yaml'

interface DatabaseService {
  readonly image: string
  readonly environment: Readonly<Record<string, string>>
  readonly volume: string
  readonly check: readonly string[]
}

/** Clients for which the compose file brings the database along. */
const services: Readonly<Record<string, DatabaseService>> = {
  pg: {
    image: 'postgis/postgis:17-3.5',
    environment: { POSTGRES_DB: '${DB_DATABASE}', POSTGRES_USER: '${DB_USER}', POSTGRES_PASSWORD: '${DB_PASSWORD}' },
    volume: '/var/lib/postgresql/data',
    check: ['CMD-SHELL', 'pg_isready -U "$$POSTGRES_USER" -d "$$POSTGRES_DB"'],
  },
  mysql: {
    image: 'mysql:8.4',
    environment: {
      MYSQL_DATABASE: '${DB_DATABASE}',
      MYSQL_USER: '${DB_USER}',
      MYSQL_PASSWORD: '${DB_PASSWORD}',
      MYSQL_RANDOM_ROOT_PASSWORD: 'yes',
    },
    volume: '/var/lib/mysql',
    check: ['CMD-SHELL', 'mysqladmin ping -h 127.0.0.1 -u"$$MYSQL_USER" -p"$$MYSQL_PASSWORD"'],
  },
  mariadb: {
    image: 'mariadb:11.4',
    environment: {
      MARIADB_DATABASE: '${DB_DATABASE}',
      MARIADB_USER: '${DB_USER}',
      MARIADB_PASSWORD: '${DB_PASSWORD}',
      MARIADB_RANDOM_ROOT_PASSWORD: 'yes',
    },
    volume: '/var/lib/mysql',
    check: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'],
  },
}

/** Whether the compose file brings the database of a client along. */
export function bringsDatabase(client: string): boolean {
  return Object.hasOwn(services, client)
}

/** A compose file for the settings of a `.env` beside it. */
export function composeFile(settings: Readonly<Record<string, string>>): string {
  const service = services[settings['DB_CLIENT'] ?? '']
  const recto = {
    image: 'recto/recto:latest',
    restart: 'unless-stopped',
    ports: ['8055:8055'],
    env_file: '.env',
    volumes: ['./data:/app/data', './uploads:/app/uploads'],
    ...(service === undefined
      ? {}
      : { environment: { CONFIG_PATH: '/dev/null', DB_HOST: 'database' }, depends_on: { database: { condition: 'service_healthy' } } }),
  }
  const database =
    service === undefined
      ? {}
      : {
          database: {
            image: service.image,
            restart: 'unless-stopped',
            environment: service.environment,
            volumes: [`database:${service.volume}`],
            healthcheck: { test: service.check, interval: '10s', timeout: '5s', retries: 10 },
          },
        }
  return stringify({ services: { recto, ...database }, ...(service === undefined ? {} : { volumes: { database: {} } }) })
}
