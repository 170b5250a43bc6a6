import type { FastifyRequest } from 'fastify'

/** A client that sends nothing for this long, in the middle of a body, is not waited for. */
const silenceMs = 30_000

/** Ends the connection of a client that stops sending its body. Gives the function that stops watching. */
export function watchSilence({ raw }: FastifyRequest): () => void {
  const silence = setTimeout(() => raw.destroy(), silenceMs)
  const refresh = (): void => void silence.refresh()
  raw.on('data', refresh)
  return () => {
    clearTimeout(silence)
    raw.off('data', refresh)
  }
}
