import { atMostEvery, type StorageCheck } from '@recto/pipeline/health'
import type { HealthOptions } from '@recto/rest'
import { responseTime, type StorageLocations } from '@recto/storage'
import type { Config } from './config.ts'

/** Anybody may ask for the health, but not make the server connect elsewhere as often as they like. */
const checkedEveryMs = 30_000

export interface CheckedParts {
  readonly config: Config
  readonly storages: StorageLocations
  /** `null`: there is no mail. */
  readonly mailer: { verify(): Promise<void> } | null
}

/** What `/server/health` checks. */
export function healthOptions({ config, storages, mailer }: CheckedParts): HealthOptions {
  return {
    databaseName: config.database.client,
    databaseSlowMs: config.values.DB_HEALTHCHECK_THRESHOLD,
    storages: storages.names.map((name) => storageCheck(name, storages, config)),
    ...(mailer === null ? {} : { verifyMail: atMostEvery(checkedEveryMs, () => mailer.verify()) }),
  }
}

const slowMsDefault = 750

function storageCheck(name: string, storages: StorageLocations, { settings }: Config): StorageCheck {
  const slowMs = Number(settings[`STORAGE_${name.toUpperCase()}_HEALTHCHECK_THRESHOLD`] ?? slowMsDefault)
  const measure = (): Promise<number> => responseTime(storages.location(name))
  return { name, slowMs: Number.isFinite(slowMs) ? slowMs : slowMsDefault, measure: atMostEvery(checkedEveryMs, measure) }
}
