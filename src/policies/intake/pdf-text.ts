import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Refusal } from '../../platform/refusal.ts'
import { type Glyphs, pagesText } from './pdf-lines.ts'

const PAGE_LIMIT = 600

/**
 * The text layer of a .pdf, line by line as printed, columns kept whole, pages parted by a form feed. Radicals that fonts
 * put in place of characters (U+2E80–2FDF) come out as the characters.
 * @throws Refusal intake.scanned (no text at all), .encrypted, .corrupt, .too-many-pages
 */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = pdfjs.getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > PAGE_LIMIT)
      throw new Refusal('invalid', 'intake.too-many-pages', { pages: document.numPages, limit: PAGE_LIMIT })
    const pages: Glyphs[][] = []
    for (let i = 1; i <= document.numPages; i += 1) pages.push(await glyphsOf(await document.getPage(i)))
    const text = pagesText(pages)
    if (text.trim() === '') throw new Refusal('invalid', 'intake.scanned')
    return text
  } catch (error) {
    throw refusalFor(error)
  } finally {
    await task.destroy()
  }
}

interface PageProxy {
  getTextContent(): Promise<{ items: readonly object[] }>
  cleanup(): unknown
}

async function glyphsOf(page: PageProxy): Promise<Glyphs[]> {
  const { items } = await page.getTextContent()
  page.cleanup()
  const glyphs: Glyphs[] = []
  for (const item of items) {
    const { str, transform, width, height } = item as Partial<{
      str: string
      transform: number[]
      width: number
      height: number
    }>
    if (str === undefined || !transform || str.trim() === '') continue
    const [a, b, c, d, x, y] = transform as [number, number, number, number, number, number]
    // Slanted text is a watermark or a stamp.
    if (Math.abs(b) > 0.2 * Math.abs(a) || Math.abs(c) > 0.6 * Math.abs(d)) continue
    glyphs.push({ text: str, x, y, width: width ?? 0, size: height || Math.abs(d) })
  }
  return glyphs
}

function refusalFor(error: unknown): unknown {
  if (error instanceof Refusal) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return new Refusal('invalid', 'intake.encrypted')
  const isCorrupt = /InvalidPDF|FormatError|MissingPDF|UnexpectedResponse|UnknownError|XRef|ParserEOF/.test(name)
  return isCorrupt ? new Refusal('invalid', 'intake.corrupt') : error
}
