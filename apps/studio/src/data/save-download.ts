/** Saves an answer as a file of the browser's downloads, under the name the server gave it. */
export async function saveDownload(answer: Response, fallbackName: string): Promise<void> {
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = nameOf(answer.headers.get('content-disposition')) ?? fallbackName
  link.click()
  URL.revokeObjectURL(address)
}

/** The file name of a `Content-Disposition` (RFC 6266). */
export function nameOf(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="((?:[^"\\]|\\.)*)"/i.exec(disposition ?? '')?.[1]?.replace(/\\(.)/g, '$1')
}
