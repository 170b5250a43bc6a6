import { StartError } from '@recto/config'
import { type CommandInput, defineCommand } from './command.ts'
import { withPlatform } from './with-platform.ts'

/** `recto users create`. */
export const usersCreate = defineCommand({
  name: 'users create',
  summary: 'Create a user and print its key.',
  options: {
    email: { type: 'string', text: 'e-mail address' },
    password: { type: 'string', text: 'password' },
    role: { type: 'string', text: 'key of the role' },
  },
  async run({ options }, terminal) {
    const [email, password, role] = requireOptions(options, ['email', 'password', 'role'])
    terminal.print(await withPlatform(await terminal.readConfig(), ({ auth }) => auth.createUser({ email, password, role })))
  },
})

/** `recto users passwd`. */
export const usersPasswd = defineCommand({
  name: 'users passwd',
  summary: 'Give a user another password, and let a suspended one log in again.',
  options: { email: { type: 'string', text: 'e-mail address' }, password: { type: 'string', text: 'the new password' } },
  async run({ options }, terminal) {
    const [email, password] = requireOptions(options, ['email', 'password'])
    const isKnown = await withPlatform(await terminal.readConfig(), ({ auth }) => auth.setPassword({ email, password }))
    if (!isKnown) throw new StartError('No such user by this email')
    terminal.print('Password is updated.')
  },
})

/** `recto roles create`. */
export const rolesCreate = defineCommand({
  name: 'roles create',
  summary: 'Create a role with a policy of its own, and print its key.',
  options: {
    role: { type: 'string', text: 'name of the role' },
    admin: { type: 'boolean', text: 'its policy permits everything' },
    app: { type: 'boolean', text: 'its policy permits the studio' },
  },
  async run({ options }, terminal) {
    const [name] = requireOptions(options, ['role'])
    const role = { name, isAdmin: options['admin'] === true, isApp: options['app'] === true }
    terminal.print(await withPlatform(await terminal.readConfig(), ({ auth }) => auth.createRole(role)))
  },
})

type Texts<Names extends readonly string[]> = { [Index in keyof Names]: string }

/** Options without which a command makes no sense. @throws {StartError} naming all of them */
function requireOptions<const Names extends readonly string[]>(options: CommandInput['options'], names: Names): Texts<Names> {
  const values = names.map((name) => options[name])
  if (!values.every((value) => typeof value === 'string' && value !== '')) {
    const list = names.join(', ')
    throw new StartError(`${list[0]?.toUpperCase()}${list.slice(1)} ${names.length === 1 ? 'is' : 'are'} required`)
  }
  return values as Texts<Names>
}
