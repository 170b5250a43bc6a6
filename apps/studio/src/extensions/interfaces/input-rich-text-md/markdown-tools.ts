import {
  Bold,
  Code,
  Eraser,
  Heading,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Quote,
  Strikethrough,
  Table,
} from 'lucide-react'
import { code, heading, insertBlock, type MarkdownEdit, prefixLines, tableOf, wrapWith } from './markdown-edits.ts'

/** A button over the text. */
export interface MarkdownTool {
  readonly name: ToolName
  readonly icon: LucideIcon
  readonly edit: MarkdownEdit
  /** The keys that do the same, as the editor writes them. */
  readonly key?: string
}

export type ToolName =
  | 'heading'
  | 'bold'
  | 'italic'
  | 'strikethrough'
  | 'bullist'
  | 'numlist'
  | 'blockquote'
  | 'code'
  | 'link'
  | 'table'
  | 'image'
  | 'empty'

export const usualTools: readonly string[] = [
  'heading',
  'bold',
  'italic',
  'strikethrough',
  'bullist',
  'numlist',
  'blockquote',
  'code',
  'link',
  'table',
  'image',
  'empty',
]

export const markdownTools: readonly MarkdownTool[] = [
  { name: 'heading', icon: Heading, edit: heading(2) },
  { name: 'bold', icon: Bold, edit: wrapWith('**'), key: 'Mod-b' },
  { name: 'italic', icon: Italic, edit: wrapWith('*'), key: 'Mod-i' },
  { name: 'strikethrough', icon: Strikethrough, edit: wrapWith('~~'), key: 'Alt-d' },
  { name: 'bullist', icon: List, edit: prefixLines(() => '- ', /^[-*+] /) },
  { name: 'numlist', icon: ListOrdered, edit: prefixLines((index) => `${index + 1}. `, /^\d+\. /) },
  { name: 'blockquote', icon: Quote, edit: prefixLines(() => '> ', /^> ?/), key: 'Alt-q' },
  { name: 'code', icon: Code, edit: code, key: 'Alt-c' },
  { name: 'link', icon: Link, edit: wrapWith('[', '](https://)'), key: 'Mod-k' },
  { name: 'table', icon: Table, edit: insertBlock(tableOf(2, 3)) },
  { name: 'image', icon: Image, edit: wrapWith('![', '](https://)') },
  { name: 'empty', icon: Eraser, edit: (state) => ({ changes: { from: 0, to: state.doc.length } }) },
]

/** Alt and a digit make a heading of that level. */
export const headingKeys = [1, 2, 3, 4, 5, 6].map((level) => ({ key: `Alt-${level}`, edit: heading(level) }))
