/** The collection of files, by the name that clients know. */
export const filesCollection = 'directus_files'
