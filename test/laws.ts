import { dirname, join } from 'node:path/posix'
import { parseSync } from 'oxc-parser'

/** The source tree as text: path below src ('targets/rules.ts') to content. */
export interface Code {
  readonly files: ReadonlyMap<string, string>
  readonly glossary: string
  readonly duties: ReadonlySet<string>
}

/** A law names each place that breaks it; no place, no breach. */
type Law = (code: Code) => string[]

const LONGEST_FILE = 300
const NOT_ROOMS = ['', 'platform', 'app', 'cli', 'demo']
/** Besides these and pure rules, everything in a room is private to it. `table.ts` declares what may be joined. */
const PUBLISHED = /^[^/]+\/(contract|rules|door|duties|table)\.ts$/
const STORE = /(^|\/)([a-z-]+-)?store\.ts$|\/door\.ts$|^platform\/(database|openapi)\.ts$/
const BROWSER = /\.tsx$|\/(contract|words)\.ts$|^platform\/(request|refusal|figure|plain-date|money)\.ts$/
const SERVER = /(^|\/)(store|routes|door|serve|database)\.ts$|-store\.ts$/
/** In `eligibility` everything beside its doors, words, stores and runs. */
const PURE =
  /\/rules\.ts$|-rules\.ts$|^targets\/(split|split-check|pace|forecast|light)\.ts$|^eligibility\/(?!contract|words|routes|door|table|duties|run|[a-z-]*store)[a-z-]+\.ts$/
const SQL_CALLS = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']

const roomOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '')
const isTest = (path: string) => /\.test\.|\.test-data\.|\/unseen-/.test(path)
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!)

interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

const parsed = new Map<string, readonly Import[]>()

/** What a file imports, by the parser: a regular expression would miss what stands over several lines. */
function importsOf(path: string, text: string): readonly Import[] {
  const key = `${path}\n${text}`
  const known = parsed.get(key)
  if (known) return known
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module
  const fromImports = staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }))
  const fromExports = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ from: moduleRequest.value, typeOnly: isType }] : []))
  const lazily = dynamicImports.map(({ moduleRequest }) => ({
    from: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    typeOnly: true,
  }))
  const found = [...fromImports, ...fromExports, ...lazily].map(({ from, typeOnly }) => ({
    from: from.startsWith('.') ? join(dirname(path), from) : from,
    typeOnly,
  }))
  parsed.set(key, found)
  return found
}

const inEachFile =
  (breaches: (path: string, text: string, code: Code) => readonly string[]): Law =>
  (code) =>
    [...code.files]
      .filter(([path]) => !isTest(path))
      .flatMap(([path, text]) => breaches(path, text, code).map((breach) => `${path}: ${breach}`))

function mayImport(from: string, target: string): boolean {
  const room = roomOf(from)
  if (roomOf(target) === room || roomOf(target) === 'platform') return true
  if (room === 'app' || room === 'cli') return true
  if (room === 'demo') return PUBLISHED.test(target) || PURE.test(target)
  // What the browser draws everywhere is published by its room as pages/shared.
  return room !== 'platform' && (PUBLISHED.test(target) || PURE.test(target) || /^[^/]+\/pages\/shared\//.test(target))
}

function cyclesIn(code: Code): string[] {
  const edges = new Map(
    [...code.files]
      .filter(([path]) => !isTest(path))
      .map(([path, text]) => [
        path,
        importsOf(path, text)
          .filter((one) => !one.typeOnly)
          .map((one) => one.from),
      ]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done' || !edges.has(path)) return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const next of edges.get(path)!) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of edges.keys()) visit(path, [])
  return found
}

const tablesIn = (text: string) => all(text, /^ {4}(\w+): \{/gm)
const tableFiles = ({ files }: Code) => [...files].filter(([path]) => path.endsWith('/table.ts'))

function wordsNear(path: string, { files }: Code): string {
  const room = roomOf(path)
  const everywhere = ['cli', 'app', 'demo'].includes(room)
  const near = [...files].filter(
    ([name]) => /words\.ts$/.test(name) && (everywhere || [room, 'platform'].includes(roomOf(name))),
  )
  return near.map(([, text]) => text).join('\n')
}

export const laws: Readonly<Record<string, Law>> = {
  'a room imports only the platform, its own files, and what another room publishes': inEachFile((path, text) =>
    importsOf(path, text)
      .filter(({ from }) => /\.(ts|tsx)$/.test(from) && roomOf(path) !== '' && !mayImport(path, from))
      .map(({ from }) => from),
  ),
  'no file imports itself by a detour': cyclesIn,
  'what the browser loads never reaches the server': inEachFile((path, text) =>
    BROWSER.test(path)
      ? importsOf(path, text)
          .filter(({ from, typeOnly }) => !typeOnly && (SERVER.test(from) || from.startsWith('node:')))
          .map(({ from }) => from)
      : [],
  ),
  'SQL lives in a store': inEachFile((path, text) =>
    STORE.test(path) || roomOf(path) === 'demo'
      ? []
      : text
          .split('\n')
          .filter((line) => !/^\s*(\*|\/\/)/.test(line))
          .filter((line) => SQL_CALLS.some((call) => line.includes(`.${call}(`)) || /\bsql(<[^`]*>)?`/.test(line)),
  ),
  'a room writes only its own tables': inEachFile((path, text, code) => {
    const room = roomOf(path)
    if (room === 'platform' || room === 'demo') return []
    const own = tableFiles(code).filter(([name]) => roomOf(name) === room)
    const tables = new Set(own.flatMap(([, table]) => tablesIn(table)))
    return all(text, /\.(?:insertInto|updateTable|deleteFrom)\(\s*'(\w+)/g).filter((table) => !tables.has(table))
  }),
  'rules are pure': inEachFile((path, text) =>
    PURE.test(path)
      ? text
          .split('\n')
          .filter((line) => /\bnew Date\b|\bDate\.|\bMath\.random\b|\bprocess\.|\basync\b|\bawait\b|'node:/.test(line))
      : [],
  ),
  'a refusal has words in both languages': inEachFile((path, text, code) =>
    all(text, /new Refusal\(\s*'\w+',\s*'([^']+)'/g).filter(
      (refusal) => !new RegExp(`'${refusal.replaceAll('.', '\\.')}': \\[`).test(wordsNear(path, code)),
    ),
  ),
  'no file is longer than 300 lines': ({ files }) =>
    [...files].filter(([, text]) => text.split('\n').length > LONGEST_FILE).map(([path]) => path),
  'every room and table is in the glossary': (code) => {
    const rooms = [...code.files.keys()].map(roomOf).filter((room) => !NOT_ROOMS.includes(room))
    const tables = tableFiles(code).flatMap(([, text]) => tablesIn(text))
    return [...new Set([...rooms, ...tables])].filter((word) => !code.glossary.includes(`\`${word}\``))
  },
  'a duty that an operation asks for is held by some post': inEachFile((path, text, { duties }) =>
    path.endsWith('contract.ts')
      ? all(text, /\bmay: '([^']+)'/g).filter((may) => !['everybody', 'anyone'].includes(may) && !duties.has(may))
      : [],
  ),
  'nothing counts sign-ins, places, faces or likes': inEachFile((_path, text) =>
    text
      .split('\n')
      .filter((line) => /navigator\.geolocation|getUserMedia|loginCount|onlineMinutes|leaderboard/.test(line)),
  ),
}
