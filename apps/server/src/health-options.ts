import type { StorageCheck } from '@recto/pipeline/health'
import type { HealthOptions } from '@recto/rest'
import type { StorageLocations } from '@recto/storage'
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
/** The name of a file that is looked for. It need not exist, and nothing is written. */
const healthFile = 'recto-health-file'

function storageCheck(name: string, storages: StorageLocations, { settings }: Config): StorageCheck {
  const slowMs = Number(settings[`STORAGE_${name.toUpperCase()}_HEALTHCHECK_THRESHOLD`] ?? slowMsDefault)
  const measure = async (): Promise<number> => {
    const since = performance.now()
    await storages.location(name).exists(healthFile)
    return performance.now() - since
  }
  return { name, slowMs: Number.isFinite(slowMs) ? slowMs : slowMsDefault, measure: atMostEvery(checkedEveryMs, measure) }
}

/** The same outcome for all who ask within some time. */
function atMostEvery<Outcome>(ms: number, work: () => Promise<Outcome>): () => Promise<Outcome> {
  let known: { readonly until: number; readonly outcome: Promise<Outcome> } | null = null
  return () => {
    if (known === null || known.until < Date.now()) known = { until: Date.now() + ms, outcome: work() }
    return known.outcome
  }
}
