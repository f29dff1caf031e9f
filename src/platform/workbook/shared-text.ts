import { SHARED_TEXT_BYTES } from './limits.ts'
import { tooLarge } from './refuse.ts'
import { xmlScan } from './xml-scan.ts'
import { megabytes } from './zip-read.ts'

/** The shared strings of a workbook, kept as bytes: a million names cost their letters and no more. */
export interface SharedText {
  at(index: number): string | undefined
  readonly count: number
}

const RECENT = 4096

/** Reads a shared strings part. Readings above Chinese characters (rPh) are no part of the text. */
export async function readSharedText(pieces: AsyncIterable<string>): Promise<SharedText> {
  const store = textStore()
  let text = ''
  let inText = false
  let inReading = false
  const scan = xmlScan({
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !inReading
      else if (name === 'rPh') inReading = true
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') store.add(decodeEscapes(text))
    },
  })
  for await (const piece of pieces) scan.write(piece)
  return store
}

/** Undoes the escapes `_x000D_` of ECMA-376 part 1, 22.9.2.19. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

function textStore(): SharedText & { add(text: string): void } {
  let bytes = Buffer.allocUnsafe(1 << 16)
  let ends = new Uint32Array(1 << 12)
  let count = 0
  let used = 0
  const recent: (string | undefined)[] = []
  const recentIndex = new Int32Array(RECENT).fill(-1)
  return {
    get count() {
      return count
    },
    add(text) {
      const most = text.length * 3
      if (used + most > SHARED_TEXT_BYTES) throw tooLarge('part', megabytes(used + most, SHARED_TEXT_BYTES))
      if (used + most > bytes.length) bytes = grown(bytes, used + most)
      used += bytes.write(text, used)
      if (count === ends.length) {
        const wider = new Uint32Array(ends.length * 2)
        wider.set(ends)
        ends = wider
      }
      ends[count] = used
      count += 1
    },
    at(index) {
      if (!(index >= 0 && index < count)) return undefined
      const slot = index & (RECENT - 1)
      if (recentIndex[slot] === index) return recent[slot]
      const text = bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
      recentIndex[slot] = index
      recent[slot] = text
      return text
    },
  }
}

function grown(bytes: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const wider = Buffer.allocUnsafe(Math.max(needed, Math.floor(bytes.length * 1.5)))
  bytes.copy(wider)
  return wider
}
