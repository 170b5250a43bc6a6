/** Something in the configuration or the surroundings keeps Recto from starting. The message is the one line its user sees. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
