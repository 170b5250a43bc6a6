import type { Permission } from './policy.ts'

const ownUser = { _eq: '$CURRENT_USER' }

/** Columns of their own row every studio user may read. */
const ownUserFields = [
  'id',
  'first_name',
  'last_name',
  'last_page',
  'email',
  'password',
  'location',
  'title',
  'description',
  'tags',
  'provider',
  'preferences_divider',
  'avatar',
  'language',
  'appearance',
  'theme_light',
  'theme_dark',
  'tfa_secret',
  'status',
  'role',
]

/**
 * Settings that the studio shows or works by. Who owns the project, who may register, and how services are reached is for
 * administrators.
 */
const publicSettings = [
  'id',
  'project_name',
  'project_url',
  'project_color',
  'project_logo',
  'project_descriptor',
  'project_id',
  'public_foreground',
  'public_background',
  'public_favicon',
  'public_note',
  'public_registration',
  'public_registration_verify_email',
  'auth_password_policy',
  'storage_asset_transform',
  'storage_asset_presets',
  'storage_default_folder',
  'custom_css',
  'custom_aspect_ratios',
  'basemaps',
  'mapbox_key',
  'module_bar',
  'default_language',
  'default_appearance',
  'default_theme_light',
  'default_theme_dark',
  'theme_light_overrides',
  'theme_dark_overrides',
  'report_error_url',
  'report_bug_url',
  'report_feature_url',
  'visual_editor_urls',
  'mcp_enabled',
  'collaborative_editing_enabled',
]

/** What the studio needs to work for anyone. Added to the rows of every account with `isApp`; never stored. */
export const appAccessPermissions: readonly Permission[] = [
  row('directus_collections', 'read'),
  row('directus_fields', 'read'),
  row('directus_relations', 'read'),
  row('directus_translations', 'read'),
  row('directus_activity', 'read', { permissions: { user: ownUser } }),
  row('directus_comments', 'read', { permissions: { user_created: ownUser } }),
  row('directus_comments', 'create', { validation: { comment: { _nnull: true } } }),
  row('directus_comments', 'update', { permissions: { user_created: ownUser }, fields: ['comment'] }),
  row('directus_comments', 'delete', { permissions: { user_created: ownUser } }),
  row('directus_presets', 'read', {
    permissions: {
      _or: [
        { user: ownUser },
        { _and: [{ user: { _null: true } }, { role: { _eq: '$CURRENT_ROLE' } }] },
        { _and: [{ user: { _null: true } }, { role: { _null: true } }] },
      ],
    },
  }),
  // Without a user a preset is for a role or for everybody.
  row('directus_presets', 'create', {
    validation: { _and: [{ user: { _submitted: true } }, { user: ownUser }, { role: { _null: true } }] },
  }),
  row('directus_presets', 'update', {
    permissions: { user: ownUser },
    validation: { _and: [{ user: ownUser }, { role: { _null: true } }] },
  }),
  row('directus_presets', 'delete', { permissions: { user: ownUser } }),
  row('directus_roles', 'read', { permissions: { id: { _in: '$CURRENT_ROLES' } } }),
  row('directus_settings', 'read', { fields: publicSettings }),
  row('directus_notifications', 'read', { permissions: { recipient: ownUser } }),
  row('directus_notifications', 'update', { permissions: { recipient: ownUser }, fields: ['status'] }),
  row('directus_shares', 'read', { permissions: { user_created: ownUser } }),
  row('directus_users', 'read', { permissions: { id: ownUser }, fields: ownUserFields }),
]

/** Settings that `/server/info` shows to anybody. */
const announcedSettings = publicSettings.filter((name) => /^(id|project_(?!id|url)|public_|default_|theme_|custom_css)/.test(name))

/**
 * What is permitted to who must set up a second factor first: the columns of their own row and of what anybody may know of the
 * project, and nothing these refer to.
 */
export const tfaSetupPermissions: readonly Permission[] = [
  row('directus_settings', 'read', { fields: announcedSettings }),
  row('directus_users', 'read', { permissions: { id: ownUser }, fields: ownUserFields }),
]

/** What a caller who came with a share reads besides what is shared. */
export const sharePermissions: readonly Permission[] = [
  row('directus_collections', 'read'),
  row('directus_fields', 'read'),
  row('directus_relations', 'read'),
  row('directus_translations', 'read'),
]

function row(collection: string, action: string, parts: Partial<Permission> = {}): Permission {
  return { policy: null, collection, action, permissions: {}, validation: null, presets: null, fields: ['*'], ...parts }
}
