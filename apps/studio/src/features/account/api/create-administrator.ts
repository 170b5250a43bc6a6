import { type SetupInput, setup } from '@recto/sdk'
import { client } from '../../../data/client.ts'
import { signIn } from '../../../data/session.ts'

/** Creates the first administrator and signs in as them. */
export async function createAdministrator(input: SetupInput): Promise<void> {
  await client.request(setup(input))
  await signIn({ email: input.project_owner, password: input.password })
}
