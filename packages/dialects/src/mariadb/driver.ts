/** The protocol, the driver and the session settings are MySQL's. */
export { createDriver } from '../mysql/driver.ts'
