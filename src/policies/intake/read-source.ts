import { Refusal } from '../../platform/refusal.ts'
import { readDocx } from './docx-text.ts'
import { FILE_LIMIT } from './file-limit.ts'
import { type FileType, fileTypeOf } from './file-type.ts'
import { readPdf } from './pdf-text.ts'

/** The text of a file, and how its lines are to be taken. */
export interface Source {
  readonly text: string
  readonly type: 'txt' | 'docx' | 'pdf'
  /** `whole`: a line of the text is a paragraph of the document; `printed`: lines were broken by a printer or a person. */
  readonly lines: 'whole' | 'printed'
}

const MEGABYTE = 1024 * 1024

const REFUSED: Partial<Record<FileType, readonly [type: string, mend: string]>> = {
  'old-word': ['old-word', 'save-docx'],
  image: ['image', 'paste'],
  html: ['html', 'paste'],
  rtf: ['rtf', 'save-docx'],
  archive: ['archive', 'unpack'],
  binary: ['binary', 'send-notice'],
}

/**
 * The text of a .txt, .docx or .pdf, judged by content and never by name. A .txt is UTF-8 with or without byte order mark,
 * UTF-16 with one, else GB 18030; the mark is no part of the text. For .docx and .pdf the text is what offsets refer to.
 * @throws Refusal intake.empty, .too-large, .corrupt, .encrypted, .scanned, .not-text, .wrong-type and others of `words.ts`
 */
export async function readSource(bytes: Uint8Array): Promise<Source> {
  if (bytes.length > FILE_LIMIT) throw tooLarge(bytes.length)
  if (bytes.length === 0) throw new Refusal('invalid', 'intake.empty')
  const source = await textOf(bytes)
  if (source.text.trim() === '') throw new Refusal('invalid', 'intake.empty')
  return source
}

export const tooLarge = (size: number): Refusal =>
  new Refusal('invalid', 'intake.too-large', { megabytes: Math.ceil(size / MEGABYTE), limit: FILE_LIMIT / MEGABYTE })

async function textOf(bytes: Uint8Array): Promise<Source> {
  const type = fileTypeOf(bytes)
  if (type === 'txt') return { text: decoded(bytes), type, lines: 'printed' }
  if (type === 'pdf') return { text: await readPdf(bytes), type, lines: 'printed' }
  if (type === 'zip') return { text: await readDocx(bytes), type: 'docx', lines: 'whole' }
  if (type === 'encrypted-office') throw new Refusal('invalid', 'intake.encrypted')
  const [name, mend] = REFUSED[type]!
  throw new Refusal('invalid', 'intake.wrong-type', { type: name, mend })
}

function decoded(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : undefined
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  throw new Refusal('invalid', 'intake.not-text')
}
