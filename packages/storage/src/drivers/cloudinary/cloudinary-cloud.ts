import { createHash } from 'node:crypto'
import { pathEncoding } from '../../encode-names.ts'
import { ask } from '../../http-answers.ts'
import { type ObjectKeys, objectKeys } from '../../object-keys.ts'
import { StorageError } from '../../storage-error.ts'
import type { CloudinaryOptions } from './cloudinary-options.ts'

/** Addresses of the service. */
export interface CloudinaryHosts {
  readonly api: string
  readonly delivery: string
}

export const cloudinaryHosts: CloudinaryHosts = { api: 'https://api.cloudinary.com', delivery: 'https://res.cloudinary.com' }

type Parameters = Readonly<Record<string, string>>

/** What every request to a cloud needs. */
export interface Cloud {
  readonly keys: ObjectKeys
  /** Delivery type: `upload` is public. */
  readonly type: 'upload' | 'authenticated'
  /** Runs an action of the upload API, such as `destroy`. */
  act(
    path: string,
    action: string,
    parameters: Parameters,
    more?: { readonly file?: Blob | string; readonly headers?: Parameters },
  ): Promise<unknown>
  /** Asks the admin API. */
  query(path: string, route: string, parameters: Parameters): Promise<unknown>
  /** The address that a file is read from. */
  deliveryUrl(path: string): string
  /** An address of the API with its parameters signed. */
  signedUrl(action: string, parameters: Parameters): string
}

const maxPublicId = 255

/** Public ids take few characters. https://cloudinary.com/documentation/upload_parameters#required_parameters */
const allowed = /[\w\-./=]/

export function cloudinaryCloud(options: CloudinaryOptions, hosts: CloudinaryHosts): Cloud {
  const { cloudName, apiKey, apiSecret, accessMode, root } = options
  const type = accessMode === 'authenticated' ? 'authenticated' : 'upload'
  const keys = cloudinaryKeys(root)
  const base = `${hosts.api}/v1_1/${cloudName}`
  const signed = (parameters: Parameters): Record<string, string> => {
    const all = { ...parameters, type, timestamp: String(Math.floor(Date.now() / 1000)) }
    return { ...all, api_key: apiKey, signature: signature(all, apiSecret) }
  }
  return {
    keys,
    type,
    act: async (path, action, parameters, { file, headers = {} } = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(signed(parameters))) body.set(name, value)
      if (file !== undefined) body.set('file', file)
      return (await ask(path, `${base}/raw/${action}`, { method: 'POST', body, headers })).json()
    },
    query: async (path, route, parameters) => {
      const authorization = `Basic ${Buffer.from(`${apiKey}:${apiSecret}`).toString('base64')}`
      return (await ask(path, `${base}/${route}?${new URLSearchParams(parameters)}`, { headers: { authorization } })).json()
    },
    deliveryUrl: (path) => {
      const key = keys.keyOf(path)
      // Any number is a version; a new one is not in the cache of the network that delivers.
      const version = Math.floor(Date.now() / 1000)
      return `${hosts.delivery}/${cloudName}/raw/${type}/s--${deliverySignature(key, apiSecret)}--/v${version}/${key}`
    },
    signedUrl: (action, parameters) => `${base}/raw/${action}?${new URLSearchParams(signed(parameters))}`,
  }
}

function cloudinaryKeys(root: string | undefined): ObjectKeys {
  const { encode, decode } = pathEncoding(allowed)
  const plain = objectKeys(root)
  return {
    keyOf: (path) => {
      const key = encode(plain.keyOf(path))
      if (key.length <= maxPublicId) return key
      throw new StorageError('denied', path, {
        message: `denied: ${path} needs more than the ${maxPublicId} characters that Cloudinary takes`,
      })
    },
    pathOf: (key) => plain.pathOf(decode(key)),
  }
}

/** https://cloudinary.com/documentation/authentication_signatures */
function signature(parameters: Parameters, secret: string): string {
  const text = Object.entries(parameters)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHash('sha1')
    .update(text + secret)
    .digest('hex')
}

/** https://cloudinary.com/documentation/advanced_url_delivery_options#generating_delivery_url_signatures */
function deliverySignature(key: string, secret: string): string {
  return createHash('sha1')
    .update(key + secret)
    .digest('base64url')
    .slice(0, 8)
}
