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
  row('directus_presets', 'create', { validation: { user: ownUser } }),
  row('directus_presets', 'update', { permissions: { user: ownUser }, validation: { user: ownUser } }),
  row('directus_presets', 'delete', { permissions: { user: ownUser } }),
  row('directus_roles', 'read', { permissions: { id: { _in: '$CURRENT_ROLES' } } }),
  row('directus_settings', 'read'),
  row('directus_notifications', 'read', { permissions: { recipient: ownUser } }),
  row('directus_notifications', 'update', { permissions: { recipient: ownUser }, fields: ['status'] }),
  row('directus_shares', 'read', { permissions: { user_created: ownUser } }),
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
