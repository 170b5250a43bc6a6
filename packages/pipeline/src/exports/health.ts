export { atMostEvery } from '../health/at-most-every.ts'
export { checkHealth, type HealthChecks, type StorageCheck } from '../health/check-health.ts'
