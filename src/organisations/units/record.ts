import type { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import type { Clerk } from '../../platform/operation.ts'
import { addDays, type PlainDate } from '../../platform/plain-date.ts'
import { covers } from '../rules.ts'
import type { UnitRecord } from './contract.ts'
import {
  findUnit,
  listAbove,
  listChanges,
  listCodes,
  listFormerCodes,
  listLinks,
  listNames,
  nameUnits,
} from './record-store.ts'
import { openMoves } from './rules.ts'

type Written = z.input<typeof UnitRecord>

/** A unit as it stood on the day, with everything that was ever changed; nothing where the reader does not reach it. */
export async function readRecord(
  db: Database,
  clerk: Clerk,
  today: PlainDate,
  id: string,
  day: PlainDate,
): Promise<Written | undefined> {
  const reader = { scope: clerk.scope, today }
  const unit = await findUnit(db, reader, id)
  if (!unit) return undefined
  const names = await listNames(db, id)
  const codes = await listCodes(db, id)
  const links = await listLinks(db, id)
  const named = await nameUnits(db, reader, links.map(otherThan(id)), day)
  const linkOf = (link: (typeof links)[number]) => ({
    unit: named.get(otherThan(id)(link))!,
    onDay: link.onDay,
    share: link.share,
  })
  const at = seenOn(unit, day)
  const name = names.findLast(({ fromOn }) => fromOn <= at) ?? names[0]!
  return {
    ...unit,
    ...{ name: name.name, shortName: name.shortName, code: codes.find((code) => covers(code, at))?.code ?? null },
    territory: await listAbove(db, reader, id, 'territory', at),
    system: await listAbove(db, reader, id, 'system', at),
    names,
    codes,
    formerCodes: await listFormerCodes(db, id),
    predecessors: links.filter(({ newId }) => newId === id).map(linkOf),
    successors: links.filter(({ oldId }) => oldId === id).map(linkOf),
    changes: (await listChanges(db, id)).map((change) => ({ ...change, facts: factsOf(change.facts) })),
    open: openMoves(clerk, unit, today),
  }
}

const otherThan = (id: string) => (link: { oldId: string; newId: string }) =>
  link.oldId === id ? link.newId : link.oldId

/** The day asked, kept within the unit's life: an ended unit is shown as it last was. */
function seenOn(unit: { fromOn: PlainDate; toOn: PlainDate | null }, day: PlainDate): PlainDate {
  if (day < unit.fromOn) return unit.fromOn
  return unit.toOn !== null && day >= unit.toOn ? addDays(unit.toOn, -1) : day
}

const factsOf = (facts: unknown) => facts as Written['changes'][number]['facts']
