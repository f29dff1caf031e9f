export type PaperKind = 'application/pdf' | 'image/jpeg' | 'image/png'

/** Megabytes of one scan. A page at 300 dpi is one or two. */
export const LARGEST_PAPER = 20

const signs: readonly (readonly [PaperKind, readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]

/** What a scan is by its first bytes, whatever its name says; undefined for anything else. */
export const paperKindOf = (bytes: Uint8Array): PaperKind | undefined =>
  signs.find(([, sign]) => sign.every((byte, at) => bytes[at] === byte))?.[0]
