import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { StartError } from '@recto/config'
import { administrator, anonymous, createContext, type Platform, resolveAccount, runRequest } from '@recto/pipeline'
import { typescriptTypes } from '@recto/rest'
import { defineCommand } from './command.ts'
import { withPlatform } from './with-platform.ts'

/** `recto types`. */
export const types = defineCommand({
  name: 'types',
  summary: 'Print TypeScript types of the data model, or write them into a file.',
  positionals: '[path]',
  options: { role: { type: 'string', text: 'name or key of the role whose view it is; otherwise an administrator’s' } },
  async run({ options, positionals: [path] }, terminal) {
    const { role } = options
    const text = await withPlatform(await terminal.readConfig(), async ({ platform }) =>
      typescriptTypes(typeof role === 'string' ? await contextOfRole(platform, role) : createContext(platform, administrator)),
    )
    if (path === undefined) return terminal.print(text.trimEnd())
    await writeFile(resolve(terminal.folder, path), text)
    terminal.print(`Types saved to ${path}`)
  },
})

/** @throws {StartError} when there is no such role */
async function contextOfRole(platform: Platform, name: string): Promise<ReturnType<typeof createContext>> {
  const input = { kind: 'read', collection: 'directus_roles', query: { fields: ['id', 'name'], limit: -1 }, isBuffered: true } as const
  const result = await runRequest(input, createContext(platform, administrator))
  const roles = (result.kind === 'document' ? JSON.parse(result.data) : []) as readonly { readonly id: string; readonly name: string }[]
  const role = roles.find(({ id }) => id === name) ?? roles.find((one) => one.name === name)
  if (role === undefined) throw new StartError(`There is no role "${name}". There are: ${roles.map((one) => one.name).join(', ')}.`)
  return createContext(platform, await resolveAccount({ ...anonymous, role: role.id }, platform))
}
