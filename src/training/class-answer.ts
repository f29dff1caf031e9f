import { namesOf } from '../organisations/door.ts'
import type { Figure } from '../platform/figure.ts'
import type { Call } from '../platform/operation.ts'
import { sortKey } from '../platform/pinyin.ts'
import { say } from '../platform/refusal.ts'
import { findSetting } from '../platform/settings/store.ts'
import { type ClassRow, listSteps, readLastChange, readMakers } from './class-store.ts'
import { isOpenPlan, type Move, moveNames, moves, type Obstacle, obstacle, takesPeople, takesRoster } from './rules.ts'
import type { ClassRecord } from './shapes.ts'
import { words } from './words.ts'

export type Asking = Pick<Call, 'db' | 'clerk' | 'today' | 'language'>

/** Which duty each move takes; the contract's operations ask for the same. */
export const dutyOf: Readonly<Record<Move, string>> = {
  file: 'class.file',
  approve: 'class.approve',
  sendBack: 'class.return',
  start: 'class.report',
  complete: 'class.report',
  cancel: 'class.plan',
  void: 'class.void',
}

/** Counts of a class open to its people: the page of the class shows them. */
export const classFigure = (
  { id }: { readonly id: string },
  kind: 'people' | 'finished' | 'without-hours',
  value: bigint,
  asOf: Figure['asOf'],
): Figure => ({ value: value.toString(), unit: '人', asOf, ref: `class.${id}.${kind}` })

/** Classes as lists show them, with the names that unit and place bear today. */
export async function toLines({ db, today }: Asking, rows: readonly ClassRow[]) {
  const ids = [...new Set(rows.flatMap(({ institutionId, unitId }) => [institutionId, unitId]))]
  const names = new Map((await namesOf(db, ids, today)).map(({ unitId, name }) => [unitId, name]))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    institution: names.get(row.institutionId)!,
    sortKeys: {
      title: sortKey(row.title),
      institution: sortKey(names.get(row.institutionId)!),
      occupation: sortKey(row.occupation),
    },
    place: names.get(row.unitId)!,
    projectType: row.projectType,
    occupation: row.occupation,
    level: row.level,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    state: row.state,
    lateEntry: row.lateEntry,
    plannedPeople: String(row.plannedPeople),
    people: classFigure(row, 'people', row.people, today),
  }))
}

/** A class with its history and what this reader may do next, by the same rules that will judge it. */
export async function toRecord(asking: Asking, row: ClassRow): Promise<ClassRecord> {
  const { db, clerk, today } = asking
  const [line] = await toLines(asking, [row])
  const steps = await listSteps(db, row)
  return {
    ...line!,
    version: row.version,
    institutionId: row.institutionId,
    unitId: row.unitId,
    venue: row.place,
    certificateKind: row.certificateKind,
    fund: row.fund,
    defaultGroups: row.defaultGroups,
    plannedHours: String(row.plannedHours),
    lateReason: row.lateReason,
    finished: classFigure(row, 'finished', row.finished, today),
    withoutHours: classFigure(row, 'without-hours', row.withoutHours, today),
    moves: await openMoves(asking, row),
    mayRevise: isOpenPlan(row.state) && clerk.duties.has('class.plan'),
    mayImport: takesRoster(row.state) && clerk.duties.has('roster.import'),
    mayReport: takesPeople(row.state) && clerk.duties.has('class.report'),
    steps: steps.map((step) => ({ ...step, takenAt: step.takenAt.toISOString() })),
  }
}

/** What moves are judged by: the class as it stands, and who made it. */
export async function factsOf({ db, clerk, today }: Asking, row: ClassRow) {
  const makers = await readMakers(db, row)
  const pairs = (await findSetting(db, 'pair-class-approve')) !== false
  const people = { people: Number(row.people), withoutHours: Number(row.withoutHours) }
  return {
    facts: { state: row.state, startsOn: row.startsOn, endsOn: row.endsOn, makers, ...people },
    mover: { accountId: clerk.accountId, today, pairs },
  }
}

async function openMoves(asking: Asking, row: ClassRow): Promise<ClassRecord['moves']> {
  const { facts, mover } = await factsOf(asking, row)
  const own = moveNames.filter(
    (move) => asking.clerk.duties.has(dutyOf[move]) && (moves[move].from as readonly string[]).includes(row.state),
  )
  return own.map((move) => {
    const hindrance = obstacle(facts, move, mover)
    return {
      move,
      noteNeeded: moves[move].note === 'needed',
      hindrance: hindrance ? say(words, asking.language, hindrance.code, hindrance.facts) : null,
    }
  })
}

/** Who was first, for whoever comes second: the sentence names both. */
export async function withLastChange(asking: Asking, row: ClassRow, { code, facts }: Obstacle): Promise<Obstacle> {
  const { who, at } = await readLastChange(asking.db, row)
  return { code, facts: { ...facts, who: who ?? '—', when: clockOf(at) } }
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })

/** A moment as the office's clock shows it: 2021年6月30日 10:42. */
export const clockOf = (at: Date): string => clock.format(at)
