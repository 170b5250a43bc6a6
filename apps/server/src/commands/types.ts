import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { anonymous, createContext, type Platform, resolveAccount } from '@recto/pipeline'
import { typescriptTypes } from '@recto/rest'
import { defineCommand } from './command.ts'
import { administratorContext } from './snapshot-file.ts'
import { withPlatform } from './with-platform.ts'

/** `recto types`. */
export const types = defineCommand({
  name: 'types',
  summary: 'Print TypeScript types of the data model, or write them into a file.',
  positionals: '[path]',
  options: { role: { type: 'string', text: 'key of the role whose view it is; otherwise an administrator’s' } },
  async run({ options, positionals: [path] }, terminal) {
    const { role } = options
    const text = await withPlatform(await terminal.readConfig(), async ({ platform }) =>
      typescriptTypes(typeof role === 'string' ? await contextOfRole(platform, role) : administratorContext(platform)),
    )
    if (path === undefined) return terminal.print(text.trimEnd())
    await writeFile(resolve(terminal.folder, path), text)
    terminal.print(`Types saved to ${path}`)
  },
})

async function contextOfRole(platform: Platform, role: string): Promise<ReturnType<typeof createContext>> {
  return createContext(platform, await resolveAccount({ ...anonymous, role }, platform))
}
