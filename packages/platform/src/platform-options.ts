import type { AuthOptions, UserLimits } from '@recto/auth'
import type { Coordination } from '@recto/bus'
import type { Connection, ConnectionConfig, Dialect } from '@recto/dialects'
import type { FilesOptions } from '@recto/files'
import type { MailTransport } from '@recto/mail'
import type { PipelineOptions } from '@recto/pipeline'

/** A database that is open already. */
export interface Database {
  readonly dialect: Dialect
  readonly connection: Connection
}

/** Which database, as `DB_CLIENT` names its engine, and how to reach it; or one that is open. */
export type DatabaseOptions =
  | { readonly client: string; readonly connection: ConnectionConfig; readonly database?: never }
  | { readonly database: Database; readonly client?: never; readonly connection?: never }

export type PlatformSettings = Omit<PipelineOptions, 'hashSecret' | 'cipher'> & {
  /** Signs tokens and encrypts fields; at least 32 bytes. @default a random one, so that nothing signed outlives the process */
  readonly secret?: string
  /** Where people reach the studio; links in messages begin with it. @default `http://localhost:8055` */
  readonly publicUrl?: string
  /** How accounts log in. @default those of `@recto/auth` */
  readonly auth?: Omit<AuthOptions, 'platform' | 'secret' | 'publicUrl' | 'mailer' | 'coordination'>
  /** How mail is sent. @default none is sent: what needs a mail fails with SERVICE_UNAVAILABLE */
  readonly mail?: MailSettings
  /** Where the contents of files are kept. @default nowhere: files have rows only */
  readonly files?: Pick<FilesOptions, 'storages' | 'outbound' | 'settings'>
  /** What the instances of one installation share. @default this instance is alone */
  readonly coordination?: Coordination
  /** How many users there may be, by kind of access. @default no limit */
  readonly userLimits?: UserLimits
}

export interface MailSettings {
  readonly transport: MailTransport
  /** The address that mails come from. */
  readonly from: string
  /** Folder of the project's own templates. @default none */
  readonly templatesFolder?: string | null
}

export type OpenPlatformOptions = DatabaseOptions & PlatformSettings
