import { defineDisplay } from '../define-display.ts'
import { User } from './user.tsx'

/** A user, by picture and name. */
export const userDisplay = defineDisplay({
  name: 'user',
  suits: (field) => field.link?.collection === 'directus_users',
  fields: () => ['id', 'avatar.id', 'avatar.type', 'avatar.modified_on', 'email', 'first_name', 'last_name'],
  width: () => 180,
  Component: User,
})
