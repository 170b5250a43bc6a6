import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { RectoError } from '@recto/errors'
import type { Platform } from '@recto/pipeline'

/** Version of the format, so that another can follow: AES-256-GCM; nonce, tag and ciphertext in base64url. */
const prefix = 'recto:v1:'
const nonceBytes = 12
const tagBytes = 16

/**
 * A cipher whose key is derived from a secret (HKDF, RFC 5869), so that the secret itself encrypts nothing. Nonces are random:
 * NIST SP 800-38D allows 2^32 of them for one key.
 */
export function createCipher(secret: string): Platform['cipher'] {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'recto: encrypted fields, v1', 32))
  return {
    encrypt(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(prefix))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    decrypt(text) {
      if (!text.startsWith(prefix)) throw unreadable('The value is not encrypted')
      const bytes = Buffer.from(text.slice(prefix.length), 'base64url')
      try {
        return open(bytes, key)
      } catch (cause) {
        throw unreadable('The value was encrypted under another SECRET, or altered since; it has to be entered again', cause)
      }
    },
  }
}

function open(bytes: Buffer, key: Buffer): string {
  const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(prefix)).setAuthTag(tag)
  return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
}

function unreadable(reason: string, cause?: unknown): RectoError {
  return new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'encryption', reason }, cause })
}
