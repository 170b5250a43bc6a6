import type { access } from '../tables/access.ts'
import type { activity } from '../tables/activity.ts'
import type { collections } from '../tables/collections.ts'
import type { comments } from '../tables/comments.ts'
import type { dashboards } from '../tables/dashboards.ts'
import type { deploymentProjects } from '../tables/deployment-projects.ts'
import type { deploymentRuns } from '../tables/deployment-runs.ts'
import type { deployments } from '../tables/deployments.ts'
import type { extensions } from '../tables/extensions.ts'
import type { fields } from '../tables/fields.ts'
import type { fileContents } from '../tables/file-contents.ts'
import type { fileUploads } from '../tables/file-uploads.ts'
import type { files } from '../tables/files.ts'
import type { flows } from '../tables/flows.ts'
import type { folders } from '../tables/folders.ts'
import type { idempotencyKeys } from '../tables/idempotency-keys.ts'
import type { migrations } from '../tables/migrations.ts'
import type { notifications } from '../tables/notifications.ts'
import type { operations } from '../tables/operations.ts'
import type { panels } from '../tables/panels.ts'
import type { permissions } from '../tables/permissions.ts'
import type { policies } from '../tables/policies.ts'
import type { presets } from '../tables/presets.ts'
import type { relations } from '../tables/relations.ts'
import type { revisions } from '../tables/revisions.ts'
import type { roles } from '../tables/roles.ts'
import type { schemaChangeLog } from '../tables/schema-change-log.ts'
import type { sessions } from '../tables/sessions.ts'
import type { settings } from '../tables/settings.ts'
import type { shares } from '../tables/shares.ts'
import type { translations } from '../tables/translations.ts'
import type { users } from '../tables/users.ts'
import type { versions } from '../tables/versions.ts'
import type { SystemRow } from './row-types.ts'

/** Recto's own tables by their physical names, for kysely. */
export interface SystemDatabase {
  readonly recto_access: SystemRow<typeof access>
  readonly recto_activity: SystemRow<typeof activity>
  readonly recto_collections: SystemRow<typeof collections>
  readonly recto_comments: SystemRow<typeof comments>
  readonly recto_dashboards: SystemRow<typeof dashboards>
  readonly recto_deployment_projects: SystemRow<typeof deploymentProjects>
  readonly recto_deployment_runs: SystemRow<typeof deploymentRuns>
  readonly recto_deployments: SystemRow<typeof deployments>
  readonly recto_extensions: SystemRow<typeof extensions>
  readonly recto_fields: SystemRow<typeof fields>
  readonly recto_file_contents: SystemRow<typeof fileContents>
  readonly recto_file_uploads: SystemRow<typeof fileUploads>
  readonly recto_files: SystemRow<typeof files>
  readonly recto_flows: SystemRow<typeof flows>
  readonly recto_folders: SystemRow<typeof folders>
  readonly recto_idempotency_keys: SystemRow<typeof idempotencyKeys>
  readonly recto_migrations: SystemRow<typeof migrations>
  readonly recto_notifications: SystemRow<typeof notifications>
  readonly recto_operations: SystemRow<typeof operations>
  readonly recto_panels: SystemRow<typeof panels>
  readonly recto_permissions: SystemRow<typeof permissions>
  readonly recto_policies: SystemRow<typeof policies>
  readonly recto_presets: SystemRow<typeof presets>
  readonly recto_relations: SystemRow<typeof relations>
  readonly recto_revisions: SystemRow<typeof revisions>
  readonly recto_roles: SystemRow<typeof roles>
  readonly recto_schema_change_log: SystemRow<typeof schemaChangeLog>
  readonly recto_sessions: SystemRow<typeof sessions>
  readonly recto_settings: SystemRow<typeof settings>
  readonly recto_shares: SystemRow<typeof shares>
  readonly recto_translations: SystemRow<typeof translations>
  readonly recto_users: SystemRow<typeof users>
  readonly recto_versions: SystemRow<typeof versions>
}
