const MEGABYTE = 1024 * 1024

/** A notice may have 50 MB. */
export const FILE_MEGABYTES = 50
export const FILE_LIMIT = FILE_MEGABYTES * MEGABYTE
