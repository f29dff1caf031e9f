import { relationsOf, type WorkbookPackage } from './package.ts'
import { attribute, xmlText } from './xml-scan.ts'
import { type Archive, packedBytes, wholePart } from './zip-read.ts'
import { archiveWriter } from './zip-write.ts'

/** Changes an office archive part by part; what is not written is copied as it lies. */
export interface OfficeEditor {
  readonly relationNamespace: string
  write(part: string, text: string): void
  /** A part whose text is made while the archive is written. */
  stream(part: string, pieces: () => AsyncIterable<string> | Iterable<string>): void
  /** A part that is written after all others, when they have been made. */
  late(part: string, text: () => string): void
  /** A sheet at the end of the workbook; one of that name is written anew. Returns its part. */
  addSheet(name: string): string
  addStyles(): string
  /** A comments part of a worksheet. */
  addComments(sheetPart: string): string
  addDrawing(sheetPart: string): { readonly part: string; readonly id: string }
  finish(): Promise<Uint8Array>
}

const PLAIN = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const TYPES = '[Content_Types].xml'
const EMPTY_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

export async function officeEditor(archive: Archive, book: WorkbookPackage): Promise<OfficeEditor> {
  const small = new Map<string, string>()
  for (const part of [
    TYPES,
    book.workbookPart,
    relationsOf(book.workbookPart),
    ...book.sheets.map(({ part }) => relationsOf(part)),
  ])
    small.set(part, (await wholePart(archive, part)) ?? '')
  const written = new Map<string, () => AsyncIterable<string> | Iterable<string>>()
  const last = new Map<string, () => string>()
  const isStrict = small.get(book.workbookPart)!.includes('purl.oclc.org/ooxml/spreadsheetml')
  const relationNamespace = isStrict ? STRICT : PLAIN
  const folder = book.workbookPart.replace(/[^/]*$/, '')
  const edit = (part: string, change: (text: string) => string) => {
    const text = change(small.get(part) || (part.endsWith('.rels') ? EMPTY_RELATIONS : ''))
    small.set(part, text)
    written.set(part, () => [text])
  }
  const fresh = (pattern: (n: number) => string) => {
    let n = 1
    while (archive.entries.has(pattern(n)) || written.has(pattern(n))) n += 1
    written.set(pattern(n), () => [])
    return pattern(n)
  }
  const relate = (source: string, kind: string, part: string) => {
    const relations = relationsOf(source)
    const used = small.get(relations)?.match(/Id=["'][^"']+["']/g) ?? []
    let n = used.length + 1
    while (used.some((one) => one.slice(4, -1) === `rId${n}`)) n += 1
    const link = `<Relationship Id="rId${n}" Type="${relationNamespace}/${kind}" Target="${xmlText(relativeTo(source, part))}"/>`
    edit(relations, (text) => before(text, 'Relationships', link))
    return `rId${n}`
  }
  const declare = (part: string, type: string) =>
    edit(TYPES, (text) =>
      before(text, 'Types', `<Override PartName="/${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`),
    )

  return {
    relationNamespace,
    write: (part, text) => written.set(part, () => [text]),
    stream: (part, pieces) => written.set(part, pieces),
    late: (part, text) => last.set(part, text),
    addSheet(name) {
      const earlier = book.sheets.find((sheet) => sheet.name === name)
      if (earlier) {
        written.set(relationsOf(earlier.part), () => [EMPTY_RELATIONS])
        return earlier.part
      }
      const part = fresh((n) => `${folder}worksheets/sheet${n}.xml`)
      declare(part, 'worksheet')
      const id = relate(book.workbookPart, 'worksheet', part)
      edit(book.workbookPart, (text) => withSheet(text, name, id, relationNamespace))
      return part
    },
    addStyles() {
      const part = fresh((n) => `${folder}styles${n}.xml`)
      declare(part, 'styles')
      relate(book.workbookPart, 'styles', part)
      return part
    },
    addComments(sheetPart) {
      const part = fresh((n) => `${folder}comments${n}.xml`)
      declare(part, 'comments')
      relate(sheetPart, 'comments', part)
      return part
    },
    addDrawing(sheetPart) {
      const part = fresh((n) => `${folder}drawings/vmlDrawing${n}.vml`)
      if (!/Extension=["']vml["']/i.test(small.get(TYPES)!))
        edit(TYPES, (text) =>
          afterOpen(
            text,
            'Types',
            '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
          ),
        )
      return { part, id: relate(sheetPart, 'vmlDrawing', part) }
    },
    finish: () => writeArchive(archive, written, last),
  }
}

async function writeArchive(
  archive: Archive,
  written: ReadonlyMap<string, () => AsyncIterable<string> | Iterable<string>>,
  last: ReadonlyMap<string, () => string>,
): Promise<Uint8Array> {
  const writer = archiveWriter()
  for (const [name, entry] of archive.entries) {
    if (last.has(name)) continue
    const pieces = written.get(name)
    if (pieces) await writer.add(name, pieces())
    else writer.copy(entry, await packedBytes(archive, entry))
  }
  for (const [name, pieces] of written) if (!archive.entries.has(name)) await writer.add(name, pieces())
  for (const [name, text] of last) await writer.add(name, [text()])
  return writer.finish()
}

/** A target from the folder of its source, as other readers expect it: ../comments1.xml. */
function relativeTo(source: string, part: string): string {
  const from = source.split('/').slice(0, -1)
  const to = part.split('/')
  let shared = 0
  while (shared < from.length && from[shared] === to[shared]) shared += 1
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}

/** Puts an element before the end of the outermost one of a name, in its prefix. */
function before(xml: string, outer: string, element: string): string {
  const prefix = new RegExp(`<(\\w+:)?${outer}[\\s>]`).exec(xml)?.[1] ?? ''
  const opened = xml.replace(new RegExp(`<((?:\\w+:)?)${outer}(\\s[^>]*?)?/>`), `<$1${outer}$2></$1${outer}>`)
  const close = opened.lastIndexOf(`</${prefix}${outer}`)
  return opened.slice(0, close) + element.replace(/^</, `<${prefix}`) + opened.slice(close)
}

function afterOpen(xml: string, outer: string, element: string): string {
  const open = new RegExp(`<(\\w+:)?${outer}(\\s[^>]*)?>`).exec(xml)!
  const end = open.index + open[0].length
  return xml.slice(0, end) + element.replace(/^</, `<${open[1] ?? ''}`) + xml.slice(end)
}

function withSheet(xml: string, name: string, id: string, namespace: string): string {
  const ids = [...xml.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => Number(attribute(tag, 'sheetId') ?? 0))
  const next = Math.max(0, ...ids) + 1
  const element = `<sheet xmlns:r="${namespace}" name="${xmlText(name)}" sheetId="${next}" r:id="${id}"/>`
  return before(xml, 'sheets', element)
}
