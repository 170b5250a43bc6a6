import type { SystemTable } from './define-system-table.ts'
import { access } from './tables/access.ts'
import { activity } from './tables/activity.ts'
import { collections } from './tables/collections.ts'
import { comments } from './tables/comments.ts'
import { dashboards } from './tables/dashboards.ts'
import { deploymentProjects } from './tables/deployment-projects.ts'
import { deploymentRuns } from './tables/deployment-runs.ts'
import { deployments } from './tables/deployments.ts'
import { extensions } from './tables/extensions.ts'
import { fields } from './tables/fields.ts'
import { fileContents } from './tables/file-contents.ts'
import { fileUploads } from './tables/file-uploads.ts'
import { files } from './tables/files.ts'
import { flows } from './tables/flows.ts'
import { folders } from './tables/folders.ts'
import { idempotencyKeys } from './tables/idempotency-keys.ts'
import { notifications } from './tables/notifications.ts'
import { operations } from './tables/operations.ts'
import { panels } from './tables/panels.ts'
import { permissions } from './tables/permissions.ts'
import { policies } from './tables/policies.ts'
import { presets } from './tables/presets.ts'
import { relations } from './tables/relations.ts'
import { revisions } from './tables/revisions.ts'
import { roles } from './tables/roles.ts'
import { schemaChangeLog } from './tables/schema-change-log.ts'
import { sessions } from './tables/sessions.ts'
import { settings } from './tables/settings.ts'
import { shares } from './tables/shares.ts'
import { translations } from './tables/translations.ts'
import { users } from './tables/users.ts'
import { versions } from './tables/versions.ts'

/** All of Recto's tables but the one of migrations itself, each after those it refers to. */
export const systemTables: readonly SystemTable[] = [
  roles,
  policies,
  folders,
  collections,
  users,
  access,
  permissions,
  files,
  settings,
  fields,
  relations,
  activity,
  versions,
  revisions,
  comments,
  presets,
  translations,
  notifications,
  shares,
  sessions,
  dashboards,
  panels,
  flows,
  operations,
  extensions,
  deployments,
  deploymentProjects,
  deploymentRuns,
  idempotencyKeys,
  schemaChangeLog,
  fileContents,
  fileUploads,
]
