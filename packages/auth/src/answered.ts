import type { Platform } from '@recto/pipeline'

type Method<Parameters extends readonly unknown[], Value> = (...parameters: Parameters) => Promise<Value>

/** A method whose errors of the database are those that clients know: a database that is away is no fault of the server. */
export function answered<Parameters extends readonly unknown[], Value>(
  { dialect }: Platform,
  method: Method<Parameters, Value>,
): Method<Parameters, Value> {
  return (...parameters: Parameters) =>
    method(...parameters).catch((error: unknown) => {
      throw dialect.toRectoError(error) ?? error
    })
}

/** The same methods, each {@link answered}. */
export function answeredAll<Methods extends object>(platform: Platform, methods: Methods): Methods {
  const entries = Object.entries(methods).map(([name, method]) => [name, answered(platform, method as Method<unknown[], unknown>)] as const)
  return Object.fromEntries(entries) as Methods
}
