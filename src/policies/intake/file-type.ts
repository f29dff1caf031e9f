/** What a file is by its content, whatever its name says. */
export type FileType =
  | 'txt'
  | 'zip'
  | 'pdf'
  | 'encrypted-office'
  | 'old-word'
  | 'image'
  | 'html'
  | 'rtf'
  | 'archive'
  | 'binary'

const MAGIC: readonly (readonly [FileType, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

export function fileTypeOf(bytes: Uint8Array): FileType {
  const starts = (magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte)
  if (starts(COMPOUND))
    return holds(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e') ? 'encrypted-office' : 'old-word'
  const magic = MAGIC.find(([, start]) => starts(start))
  if (magic) return magic[0]
  if (holds(bytes.subarray(0, 1024), '%PDF-')) return 'pdf'
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').trimStart().toLowerCase()
  if (/^(?:\u00ef\u00bb\u00bf)?\s*(?:<!doctype html|<html|<head|<body|<\?xml|<svg)/.test(head)) return 'html'
  if (starts([0x42, 0x4d]) && bytes.subarray(0, 64).includes(0)) return 'image'
  if (UTF16.some(starts)) return 'txt'
  return bytes.subarray(0, 65_536).includes(0) ? 'binary' : 'txt'
}

const holds = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'latin1'))
