import { unreadable } from './refuse.ts'
import { attribute, xmlScan } from './xml-scan.ts'
import { type Archive, wholePart } from './zip-read.ts'

/** A sheet as the workbook part lists it. */
export interface SheetEntry {
  readonly name: string
  readonly part: string
  readonly state: 'visible' | 'hidden' | 'veryHidden'
}

/** A name that the workbook defines, such as the hidden one that carries the class of a template. */
export interface DefinedName {
  readonly name: string
  readonly value: string
}

export interface WorkbookPackage {
  readonly workbookPart: string
  readonly date1904: boolean
  readonly sheets: readonly SheetEntry[]
  readonly names: readonly DefinedName[]
  /** Custom document properties by name. */
  readonly properties: ReadonlyMap<string, string>
  readonly sharedTextPart: string | undefined
  readonly stylesPart: string | undefined
}

export interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly external: boolean
}

/** Path of the relations part of a part: xl/workbook.xml → xl/_rels/workbook.xml.rels. */
export const relationsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** A target of a relation as a part name; a leading slash starts at the root, else at the folder of the source part. */
export function resolvePart(source: string, target: string): string {
  const parts = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

/** The relations of a part; targets are part names. */
export async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const relations: Relation[] = []
  const scan = xmlScan({
    open(name, tag) {
      if (name !== 'Relationship') return
      const external = attribute(tag, 'TargetMode') === 'External'
      const target = attribute(tag, 'Target') ?? ''
      relations.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
        target: external ? target : resolvePart(part, target),
        external,
      })
    },
  })
  scan.write((await wholePart(archive, relationsOf(part))) ?? '')
  return relations
}

/**
 * Finds the workbook part of an office archive and reads its list of sheets, names and properties.
 * @throws Refusal when the archive is a document of another kind.
 */
export async function readPackage(archive: Archive): Promise<WorkbookPackage> {
  const root = await readRelations(archive, '')
  const workbookPart = root.find(({ type }) => type === 'officeDocument')?.target
  const xml = workbookPart && (await wholePart(archive, workbookPart))
  if (!workbookPart || !xml || !/<(?:\w+:)?workbook[\s>]/.test(xml)) throw unreadable(otherKind(archive))
  const relations = await readRelations(archive, workbookPart)
  const target = (kind: string) => relations.find(({ type }) => type === kind)?.target
  const properties = root.find(({ type }) => type === 'custom-properties')?.target
  return {
    workbookPart,
    ...readWorkbookPart(xml, new Map(relations.map(({ id, target }) => [id, target]))),
    properties: readProperties(properties && (await wholePart(archive, properties))),
    sharedTextPart: target('sharedStrings'),
    stylesPart: target('styles'),
  }
}

function otherKind(archive: Archive): string {
  const names = [...archive.entries.keys()]
  if (names.includes('xl/workbook.bin')) return 'xlsb'
  if (names.some((name) => name.startsWith('word/'))) return 'document'
  if (names.includes('content.xml')) return 'ods'
  return 'not-a-workbook'
}

function readWorkbookPart(xml: string, targets: ReadonlyMap<string, string>) {
  const sheets: SheetEntry[] = []
  const names: DefinedName[] = []
  let date1904 = false
  let naming: { name: string; value: string } | undefined
  const scan = xmlScan({
    open(name, tag) {
      if (name === 'workbookPr') date1904 = /date1904=["'](1|true)/.test(tag)
      else if (name === 'sheet') sheets.push(sheetEntry(tag, targets))
      else if (name === 'definedName') naming = { name: attribute(tag, 'name') ?? '', value: '' }
    },
    text(piece) {
      if (naming) naming.value += piece
    },
    close(name) {
      if (name !== 'definedName' || !naming) return
      names.push(naming)
      naming = undefined
    },
  })
  scan.write(xml)
  return { sheets: sheets.filter(({ part }) => part !== ''), names, date1904 }
}

function sheetEntry(tag: string, targets: ReadonlyMap<string, string>): SheetEntry {
  const state = attribute(tag, 'state')
  return {
    name: attribute(tag, 'name') ?? '',
    part: targets.get(/\s(?:\w+:)id=["']([^"']+)["']/.exec(tag)?.[1] ?? '') ?? '',
    state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
  }
}

function readProperties(xml: string | undefined): ReadonlyMap<string, string> {
  const properties = new Map<string, string>()
  let name = ''
  let value = ''
  const scan = xmlScan({
    open(tagName, tag) {
      if (tagName !== 'property') return
      name = attribute(tag, 'name') ?? ''
      value = ''
    },
    text(piece) {
      value += piece
    },
    close(tagName) {
      if (tagName === 'property') properties.set(name, value.trim())
    },
  })
  scan.write(xml ?? '')
  return properties
}
