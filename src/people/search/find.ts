import type { Database } from '../../platform/database.ts'
import type { Reader } from '../store.ts'
import {
  countAll,
  type Gathered,
  gather,
  type Hit,
  type Leaves,
  listAll,
  readLeaves,
  type Search,
  shelvesOf,
  type Walk,
  walk,
} from './find-store.ts'
import { areInitials } from './needle-rules.ts'

/** So many are counted; a list that goes on says that there are more. */
export const COUNTED = 1000

/** So many hits are sorted; a search with more is read in the order of an index. */
const SORTED = 2000

export interface Found {
  /** Ids in order, at most as many as asked. */
  readonly ids: readonly string[]
  readonly count: number
  /** There are more than were counted. */
  readonly more: boolean
  /** Where the next page begins. */
  readonly next: string | null
}

interface Asked {
  readonly db: Database
  readonly reader: Reader
  readonly search: Search
  readonly leaves: Leaves
  readonly limit: number
}

/** A page of the persons within the reader's reach whom a search fits; `after` is the `next` of the page before. */
export async function findPersons(
  db: Database,
  reader: Reader,
  search: Search,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<Found> {
  if (reader.scope.territory === 'none' || reader.scope.system === 'none')
    return { ids: [], count: 0, more: false, next: null }
  const leaves = await readLeaves(db, reader, search.unitId)
  const asked = { db, reader, search, leaves, limit }
  const cursor = readCursor(after)
  const { by } = search.looking
  if (isShelved(asked)) return everybody(asked, cursor?.hit ?? null)
  if (cursor !== null && cursor.mode > 0) return walked(asked, cursor.mode - 1, cursor.hit)
  if (cursor === null && isBroad(asked)) {
    const stretches = stretchesOf(search)
    const found = await walked(asked, 0, null, by === 'letters' ? stretches : stretches.slice(0, 1))
    if (by === 'letters' || found.next !== null) return found
  }
  const gathered = await gather(db, reader, search, leaves, {
    ...{ after: cursor?.hit ?? null, limit: limit + 1, most: SORTED + 1 },
  })
  if (gathered.count > SORTED && stretchesOf(search).length > 0) return walked(asked, 0, null)
  return sorted(gathered, limit)
}

/** Whether shelves in the order of readings answer: everybody, and letters but for rare initials. */
function isShelved({ search: { looking, group }, leaves }: Asked): boolean {
  if (looking.by === 'all') return group === null
  const isRare = looking.by === 'letters' && looking.text.length > 2 && areInitials(looking.text)
  return looking.by === 'letters' && !isRare && shelvesOf(leaves) !== null
}

/**
 * Whether so many are to be expected that reading an index in its order comes first: letters are the beginnings of two
 * indexes; one or two characters over a wide reach mostly are the beginnings of names.
 */
function isBroad({ search, leaves }: Asked): boolean {
  const { looking } = search
  if (looking.by === 'letters') return shelvesOf(leaves) === null
  if (looking.by !== 'name') return false
  const shelves = shelvesOf(leaves)
  return shelves === null ? [...looking.text].length < 3 : shelves.length > 1 && [...looking.text].length === 1
}

async function everybody({ db, reader, search, leaves, limit }: Asked, after: Hit | null): Promise<Found> {
  const hits = await listAll(db, reader, search, leaves, { after, limit: limit + 1 })
  const shown = hits.slice(0, limit)
  const isWhole = after === null && hits.length <= limit
  const counted = isWhole ? { count: hits.length, more: false } : await countAll(db, reader, search, leaves, COUNTED)
  return { ids: shown.map(({ id }) => id), ...counted, next: hits.length > limit ? cursorOf(0, shown.at(-1)!) : null }
}

function sorted({ hits, count }: Gathered, limit: number): Found {
  const shown = hits.slice(0, limit)
  return {
    ids: shown.map(({ id }) => id),
    count: Math.min(count, COUNTED),
    more: count > COUNTED,
    next: hits.length > limit ? cursorOf(0, shown.at(-1)!) : null,
  }
}

/** The stretches in which a search with many hits is read: what begins with the needle, then what holds it elsewhere. */
function stretchesOf({ looking }: Search): Walk[] {
  if (looking.by === 'name')
    return [
      { column: 'name', begins: looking.text, without: null },
      { column: 'name', begins: null, without: { column: 'name', begins: looking.text } },
    ]
  if (looking.by === 'letters')
    return [
      { column: 'spelt', begins: looking.text, without: null },
      { column: 'initials', begins: looking.text, without: { column: 'spelt', begins: looking.text } },
    ]
  return looking.by === 'all' ? [{ column: 'spelt', begins: null, without: null }] : []
}

async function walked(
  { db, reader, search, leaves, limit }: Asked,
  from: number,
  after: Hit | null,
  stretches = stretchesOf(search),
): Promise<Found> {
  const hits: { readonly stretch: number; readonly hit: Hit }[] = []
  for (let stretch = from; stretch < stretches.length && hits.length <= limit; stretch += 1) {
    const page = { after: stretch === from ? after : null, limit: limit + 1 - hits.length }
    const found = await walk(db, reader, search, leaves, stretches[stretch]!, page)
    hits.push(...found.map((hit) => ({ stretch, hit })))
  }
  const shown = hits.slice(0, limit)
  const last = hits.length > limit ? shown.at(-1)! : null
  return {
    ids: shown.map(({ hit }) => hit.id),
    count: shown.length,
    more: after !== null || last !== null,
    next: last && cursorOf(last.stretch + 1, last.hit),
  }
}

interface Cursor {
  /** 0: sorted or the whole list; else the stretch and one. */
  readonly mode: number
  readonly hit: Hit
}

const cursorOf = (mode: number, { key, id }: Hit): string => `${mode}|${id}|${key}`

function readCursor(text: string | null): Cursor | null {
  const read = text === null ? null : /^(\d)\|([0-9a-f-]{36})\|(.*)$/s.exec(text)
  return read ? { mode: Number(read[1]), hit: { id: read[2]!, key: read[3]! } } : null
}
