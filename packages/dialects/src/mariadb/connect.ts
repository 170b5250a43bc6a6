/** The protocol, the driver and the session settings are MySQL's. */
export { connect } from '../mysql/connect.ts'
