export { checkHealth, type HealthChecks } from '../health/check-health.ts'
