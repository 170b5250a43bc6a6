import { RectoError } from '@recto/errors'

/** How values of fields with the special `encrypt` are kept: unlike hashes, Recto itself can read them again. */
export interface Cipher {
  /** A text that reveals only the length of the other, and differs each time. */
  encrypt(text: string): string
  /** @throws {RectoError} SERVICE_UNAVAILABLE when it was altered, made with another secret, or was never encrypted */
  decrypt(text: string): string
}

/** Of a platform that was given none: such fields cannot be written. */
export const refusingCipher: Cipher = { encrypt: refuse, decrypt: refuse }

function refuse(): never {
  throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'encryption', reason: 'No way to encrypt was configured' } })
}
