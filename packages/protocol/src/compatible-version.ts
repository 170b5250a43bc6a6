/** The release of Directus whose clients, tools and snapshots work unchanged. Tools compare it; Recto's own version is another. */
export const compatibleVersion = '11.17.4'
