import { marked } from 'marked'
import type { ReactElement } from 'react'
import { SafeHtml } from '../../../ui/safe-html.tsx'

export interface MarkdownPreviewProps {
  readonly text: string
  /** Goes with the addresses of the library's pictures, for projects that keep them private. */
  readonly imageToken: string | undefined
}

/** Markdown as it reads. */
export function MarkdownPreview({ text, imageToken }: MarkdownPreviewProps): ReactElement {
  const html = marked.parse(text, { async: false, gfm: true })
  return <SafeHtml html={imageToken === undefined ? html : withToken(html, imageToken)} />
}

function withToken(html: string, token: string): string {
  return html.replace(
    /(src="[^"]*\/assets\/[\w-]+)(\?)?/g,
    (_, address, query) => `${address}?access_token=${encodeURIComponent(token)}${query ? '&' : ''}`,
  )
}
