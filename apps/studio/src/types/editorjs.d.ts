/** The part of Editor.js that is used. Its own types are TypeScript sources that a program with these settings cannot read. */
declare class EditorJS {
  readonly isReady: Promise<void>
  constructor(configuration: EditorJS.Configuration)
  destroy(): void
  render(data: EditorJS.Data): Promise<void>
}

declare namespace EditorJS {
  interface Data {
    readonly time?: number
    readonly version?: string
    readonly blocks: readonly { readonly id?: string; readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]
  }

  interface Tool {
    readonly class: unknown
    readonly inlineToolbar: boolean
    readonly config: object
  }

  interface Configuration {
    readonly holder: HTMLElement
    readonly data: Data
    readonly tools: Readonly<Record<string, Tool>>
    readonly placeholder: string | false
    readonly readOnly: boolean
    readonly minHeight: number
    readonly i18n: { readonly direction: 'ltr' | 'rtl' }
    readonly onChange: (api: { readonly saver: { save(): Promise<Data> } }) => void
  }
}

export = EditorJS
