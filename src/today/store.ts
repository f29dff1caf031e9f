import { sql } from 'kysely'
import { inScope } from '../organisations/door.ts'
import { countOf, type Database } from '../platform/database.ts'
import type { Clerk } from '../platform/operation.ts'
import type { PlainDate } from '../platform/plain-date.ts'
import '../people/table.ts'
import '../policies/table.ts'
import '../targets/table.ts'
import '../training/table.ts'
import type { Waiting } from './rules.ts'

export interface Reader {
  readonly clerk: Clerk
  readonly today: PlainDate
}

/** The first so many by day; the list says how many there are in all. */
const MOST = 200

const counting = sql<bigint>`(select count(*) from policy_line line where line.policy_id = policy.id
  and line.kind in ('target', 'fund'))`

/** Notices whose lines wait for a person, and those in force from which nothing was issued yet. */
export async function waitingNotices(db: Database, { clerk, today }: Reader): Promise<Waiting[]> {
  const rows = await db
    .selectFrom('policy')
    .where(({ or, eb }) =>
      or([
        inScope(clerk.scope, today, { unit: 'policy.unitId', system: 'policy.unitId' }),
        eb('policy.unitId', '=', clerk.unitId),
      ]),
    )
    .where('policy.state', '<>', 'withdrawn')
    .where(sql<boolean>`not exists (select from target where target.policy_id = policy.id)`)
    .orderBy('policy.id')
    .limit(MOST)
    .select(['policy.id', 'policy.title', 'policy.number', 'policy.fileName', 'policy.state', counting.as('count')])
    .execute()
  return rows
    .filter(({ state, count }) => state === 'draft' || count > 0n)
    .map(({ id, title, number, fileName, state, count }) => ({
      ...{ kind: state === 'draft' ? ('notice.confirm' as const) : ('notice.issue' as const), id, title },
      ...{ detail: number ?? fileName, count: countOf(count), startsOn: null, endsOn: null },
    }))
}

const KIND_OF = {
  filed: 'class.approve',
  returned: 'class.mend',
  approved: 'class.start',
  running: 'class.complete',
} as const

/** Classes that wait for this reader's next move: the office decides, the institution goes on. */
export async function waitingClasses(db: Database, { clerk, today }: Reader): Promise<Waiting[]> {
  const states = [
    ...(clerk.duties.has('class.approve') ? (['filed'] as const) : []),
    ...(clerk.duties.has('class.plan') ? (['returned', 'approved', 'running'] as const) : []),
  ]
  if (states.length === 0) return []
  const rows = await db
    .selectFrom('trainingClass as class')
    .innerJoin('unitName as school', 'school.unitId', 'class.institutionId')
    .where('school.toOn', 'is', null)
    .where(inScope(clerk.scope, today, { unit: 'class.unitId', system: 'class.institutionId' }))
    .where('class.state', 'in', states)
    .where(({ or, eb }) =>
      or([
        eb('class.state', 'in', ['filed', 'returned']),
        eb('class.state', '=', 'approved').and('class.startsOn', '<=', today),
        eb('class.state', '=', 'running').and('class.endsOn', '<=', today),
      ]),
    )
    .orderBy('class.startsOn')
    .orderBy('class.id')
    .limit(MOST)
    .select(['class.id', 'class.title', 'class.number', 'class.state', 'class.startsOn', 'class.endsOn'])
    .select(['class.plannedPeople', 'school.name as school'])
    .execute()
  return rows.map(({ id, title, number, state, startsOn, endsOn, plannedPeople, school }) => ({
    ...{ kind: KIND_OF[state as keyof typeof KIND_OF], id, title, detail: `${school}　${number}`, startsOn, endsOn },
    count: plannedPeople,
  }))
}

/** Targets of which the reader's own place has a share that it has not split on. */
export async function waitingSplits(db: Database, { clerk, today }: Reader): Promise<Waiting[]> {
  const { territory } = clerk.scope
  if (!clerk.duties.has('target.split') || territory === 'none') return []
  const rows = await db
    .selectFrom('target')
    .innerJoin('targetLine as line', 'line.targetId', 'target.id')
    .innerJoin('targetShare as share', 'share.lineNo', 'line.no')
    .innerJoin('unit', 'unit.id', 'share.unitId')
    .where('target.state', '=', 'issued')
    .where('line.state', '=', 'active')
    .where('share.toOn', 'is', null)
    .where('unit.kind', 'in', ['PROVINCE', 'PREFECTURE'])
    .where(territory === 'all' ? sql<boolean>`unit.kind = 'PROVINCE'` : sql<boolean>`share.unit_id = ${territory.unit}`)
    .where(inScope(clerk.scope, today, { unit: 'share.unitId', system: 'target.ownerId' }))
    .where(
      sql<boolean>`not exists (select from target_share below where below.line_no = line.no
        and below.parent_id = share.unit_id and below.to_on is null)`,
    )
    .groupBy(['target.code', 'target.name'])
    .select(['target.code', 'target.name', ({ fn }) => fn.countAll<bigint>().as('count')])
    .execute()
  return rows.map(({ code, name, count }) => ({
    ...{ kind: 'target.split' as const, id: code, title: name, detail: code, count: countOf(count) },
    ...{ startsOn: null, endsOn: null },
  }))
}

/** What workers say is wrong, where this reader answers: by the kind of record and the place, without a name. */
export async function waitingCorrections(db: Database, { clerk, today }: Reader): Promise<Waiting[]> {
  if (!clerk.duties.has('correction.decide')) return []
  const rows = await db
    .selectFrom('correction')
    .where(inScope(clerk.scope, today, { unit: 'correction.unitId', system: 'correction.systemId' }))
    .where('correction.state', '=', 'open')
    .groupBy('correction.personId')
    .orderBy(({ fn }) => fn.min('correction.askedOn'))
    .orderBy('correction.personId')
    .limit(MOST)
    .select('correction.personId')
    .select(({ fn }) => [fn.min('correction.askedOn').as('askedOn'), fn.countAll<bigint>().as('count')])
    .execute()
  return rows.map(({ personId, askedOn, count }) => ({
    ...{ kind: 'correction.answer' as const, id: personId, title: '', detail: askedOn },
    ...{ count: countOf(count), startsOn: askedOn, endsOn: null },
  }))
}
