import Attaches from '@editorjs/attaches'
import Checklist from '@editorjs/checklist'
import Code from '@editorjs/code'
import Delimiter from '@editorjs/delimiter'
import type { Tool } from '@editorjs/editorjs'
import Embed from '@editorjs/embed'
import Header from '@editorjs/header'
import Image from '@editorjs/image'
import InlineCode from '@editorjs/inline-code'
import NestedList from '@editorjs/nested-list'
import Paragraph from '@editorjs/paragraph'
import Quote from '@editorjs/quote'
import Raw from '@editorjs/raw'
import Table from '@editorjs/table'
import Underline from '@editorjs/underline'
import { uploadForBlocks } from './upload-for-blocks.ts'

const classes: Readonly<Record<string, unknown>> = {
  header: Header,
  nestedlist: NestedList,
  embed: Embed,
  paragraph: Paragraph,
  code: Code,
  image: Image,
  attaches: Attaches,
  table: Table,
  quote: Quote,
  underline: Underline,
  inlinecode: InlineCode,
  delimiter: Delimiter,
  checklist: Checklist,
  raw: Raw,
}

const withInlineTools = new Set(['header', 'nestedlist', 'paragraph', 'table', 'quote', 'checklist'])

/** The tools there are unless the project chose others. */
export const usualBlockTools: readonly string[] = ['header', 'nestedlist', 'code', 'image', 'paragraph', 'checklist', 'quote', 'underline']

/** Tools by their stored names, those first that are wanted; the ones that stored blocks need come along, so that none is lost. */
export function blockTools(wanted: readonly string[], used: readonly string[], folder: string | undefined): Readonly<Record<string, Tool>> {
  const names = [...new Set([...wanted, 'paragraph', ...used])].filter((name) => name in classes)
  return Object.fromEntries(names.map((name) => [name, settingsOf(name, folder)]))
}

/** Types of blocks no tool here can show. */
export function unknownBlocks(types: readonly string[]): readonly string[] {
  return [...new Set(types)].filter((type) => !(type in classes))
}

function settingsOf(name: string, folder: string | undefined): Tool {
  const upload = (file: File) => uploadForBlocks(file, folder)
  const config = name === 'image' || name === 'attaches' ? { uploader: { uploadByFile: upload } } : {}
  return { class: classes[name], inlineToolbar: withInlineTools.has(name), config }
}
