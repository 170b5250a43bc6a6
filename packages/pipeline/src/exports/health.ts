export { checkHealth, type HealthChecks, type StorageCheck } from '../health/check-health.ts'
