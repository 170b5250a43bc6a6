import { type Auth, isSetUp } from '@recto/auth'
import { StartError } from '@recto/config'
import { RectoError } from '@recto/errors'
import type { Platform } from '@recto/pipeline'
import type { Config } from './config.ts'

/**
 * Creates the administrator named by `ADMIN_EMAIL` and `ADMIN_PASSWORD`, unless there already is a user.
 * @throws {StartError} when the address is none
 */
export async function bootstrapAdmin(
  { values }: Config,
  { platform, auth }: { readonly platform: Platform; readonly auth: Auth },
): Promise<void> {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, ADMIN_TOKEN: token } = values
  if (email === null || password === null || (await isSetUp(platform))) return
  const settings = {
    ...(values.PROJECT_NAME === null ? {} : { project_name: values.PROJECT_NAME }),
    ...(values.PROJECT_OWNER === null ? {} : { project_owner: values.PROJECT_OWNER }),
  }
  try {
    await auth.createFirstAdmin({ email, password, token, settings })
    platform.log.info({ email }, 'The first administrator was created.')
  } catch (error) {
    // Another process starting at the same time was quicker.
    if (error instanceof RectoError && error.code === 'FORBIDDEN') return
    if (error instanceof RectoError && error.code === 'FAILED_VALIDATION')
      throw new StartError(`"ADMIN_EMAIL" is "${email}", but must be an e-mail address.`, { cause: error })
    throw error
  }
}
