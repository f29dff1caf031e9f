import { newId } from '../platform/ids.ts'
import type { Call } from '../platform/operation.ts'
import { isPlainDate, type PlainDate, yearOf } from '../platform/plain-date.ts'
import { Refusal } from '../platform/refusal.ts'
import { factsOf, toLines, toRecord, withLastChange } from './class-answer.ts'
import {
  type ClassRow,
  countClasses,
  getClass,
  insertClass,
  insertStep,
  listClasses,
  lockClass,
  saveClass,
} from './class-store.ts'
import type { contract } from './contract.ts'
import { endClass, voidClass } from './participation.ts'
import { type ClassPlan, classNumber, planFaults, scopeFaults, seriesPrefix } from './plan-rules.ts'
import {
  findInstitution,
  findPlaces,
  type Institution,
  isPlaceWithin,
  readScope,
  seriesOf,
  takeClassNo,
} from './plan-store.ts'
import { classStates, isOpenPlan, type Move, moves, obstacle, trainingLevels } from './rules.ts'
import type { ClassRecord } from './shapes.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>
type Anyone = Pick<Call, 'db' | 'clerk' | 'today' | 'language'>

const PAGE = 100
const UNDER_WAY = classStates.filter((state) => !['archived', 'cancelled', 'voided', 'ended'].includes(state))
const HOLDERS: readonly string[] = ['ENT', 'COOP', 'TECH', 'VOC', 'TRAIN', 'BASE', 'SYS', 'UNION']

export const readerOf = ({ clerk, today }: Pick<Call, 'clerk' | 'today'>) => ({ scope: clerk.scope, today })

export async function list(call: Of<'list'>) {
  const { db, input, clerk, today } = call
  const states = input.state === 'all' ? [] : input.state === 'open' ? UNDER_WAY : [input.state]
  const { placeId = null, institutionId = null, text } = input
  const filter = { states, text, placeId, institutionId, after: placeToGoOn(input.after) }
  const rows = await listClasses(db, readerOf(call), filter, PAGE + 1)
  const count = await countClasses(db, readerOf(call), filter)
  const last = rows.length > PAGE ? rows[PAGE - 1]! : null
  return {
    rows: await toLines(call, rows.slice(0, PAGE)),
    count: { value: count.toString(), unit: '班', asOf: today, ref: `classes.${input.state}` },
    next: last && `${last.startsOn}_${last.id}`,
    mayPlan: clerk.duties.has('class.plan'),
  }
}

function placeToGoOn(after: string | undefined): { startsOn: PlainDate; id: string } | null {
  const [startsOn = '', id = ''] = after?.split('_') ?? []
  return isPlainDate(startsOn) && /^[0-9a-f-]{36}$/.test(id) ? { startsOn, id } : null
}

export async function form(call: Of<'form'>) {
  const { db, today } = call
  const institution = await getInstitution(call)
  const offered = (await readScope(db, institution.id)).filter(({ toOn }) => toOn === null || toOn > today)
  const occupations = [...new Set(offered.map(({ occupation }) => occupation))]
  return {
    institution: institution.name,
    place:
      institution.placeId && institution.placeName ? { id: institution.placeId, name: institution.placeName } : null,
    offers: occupations.map((occupation) => {
      const held = new Set(offered.filter((one) => one.occupation === occupation).map(({ level }) => level))
      return { occupation, levels: trainingLevels.filter((level) => held.has(level)) }
    }),
  }
}

export const places = async (call: Of<'places'>) => ({
  hits: await findPlaces(call.db, readerOf(call), call.input.text),
})

/** The clerk's own unit, which must be one that holds classes. */
async function getInstitution({ db, clerk, today }: Pick<Call, 'db' | 'clerk' | 'today'>): Promise<Institution> {
  const institution = clerk.unitId ? await findInstitution(db, clerk.unitId, today) : undefined
  if (!institution || !HOLDERS.includes(institution.kind)) throw new Refusal('forbidden', 'class.not-institution')
  return institution
}

export const record = async (call: Of<'record'>) =>
  toRecord(call, await getClass(call.db, readerOf(call), call.input.id))

export async function plan(call: Of<'plan'>): Promise<ClassRecord> {
  const { db, clerk, input, today } = call
  const institution = await getInstitution(call)
  await judgePlan(call, institution.id, input)
  const year = yearOf(input.startsOn)
  const prefix = await seriesOf(db, institution.id, (taken) => seriesPrefix(institution.initials, taken))
  const number = classNumber(prefix, year, await takeClassNo(db, institution.id, year))
  const id = newId()
  await insertClass(db, {
    ...{ ...input, id, number, institutionId: institution.id, state: 'draft', createdBy: clerk.accountId },
    lateEntry: input.startsOn < today,
    changedBy: null,
    changedAt: null,
  })
  const row = await getClass(db, readerOf(call), id)
  await takeStep(call, row, { move: 'plan', toState: 'draft', note: input.lateReason ?? '' })
  return toRecord(call, row)
}

/** @throws Refusal with every wrong field. */
async function judgePlan(call: Anyone, institutionId: string, given: ClassPlan): Promise<void> {
  const { db, today } = call
  const faults = planFaults(given, await readScope(db, institutionId), today)
  const place = { unitId: given.unitId, institutionId, day: given.startsOn }
  if (!(await isPlaceWithin(db, readerOf(call), place)))
    faults.push({ field: 'unitId', code: 'class.place-out-of-reach', facts: {} })
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

export async function revise(call: Of<'revise'>): Promise<ClassRecord> {
  const { db, clerk, today } = call
  const { id, version, ...given } = call.input
  const held = await lockClass(db, readerOf(call), id)
  if (!isOpenPlan(held.state)) throw new Refusal('conflict', 'class.not-open-plan', { classState: held.state })
  if (held.version !== version) {
    const { code, facts } = await withLastChange(call, held, {
      code: 'class.changed',
      facts: { version: held.version },
    })
    throw new Refusal('conflict', code, facts)
  }
  await judgePlan(call, held.institutionId, given)
  await saveClass(db, held, { ...given, lateEntry: given.startsOn < today }, clerk.accountId)
  await takeStep(call, held, { move: 'revise', toState: held.state, note: '' })
  return toRecord(call, await getClass(db, readerOf(call), id))
}

/** What else a move does, before it is written. */
type Consequence = (call: Anyone, held: ClassRow, note: string) => Promise<void>

const consequences: Partial<Record<Move, Consequence>> = { file: judgeScope, complete: endClass, void: voidClass }

/** The registered scope may have ended since the class was planned. */
async function judgeScope({ db }: Anyone, held: ClassRow): Promise<void> {
  const faults = scopeFaults(held, await readScope(db, held.institutionId))
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
}

type Moving = Of<Move>

/** Every move is the same four lines: lock, judge, write, answer. */
export const step =
  (move: Move) =>
  async (call: Moving): Promise<ClassRecord> => {
    const { db, clerk, input } = call
    const held = await lockClass(db, readerOf(call), input.id)
    await judge(call, held, move)
    await consequences[move]?.(call, held, input.note)
    await saveClass(db, held, { state: moves[move].to }, clerk.accountId)
    await takeStep(call, held, { move, toState: moves[move].to, note: input.note })
    return toRecord(call, await getClass(db, readerOf(call), input.id))
  }

async function judge(call: Anyone, held: ClassRow, move: Move): Promise<void> {
  const { facts, mover } = await factsOf(call, held)
  const hindrance = obstacle(facts, move, mover)
  if (!hindrance) return
  if (hindrance.code !== 'class.move-closed')
    throw new Refusal(hindrance.code === 'class.own-work' ? 'forbidden' : 'conflict', hindrance.code, hindrance.facts)
  const told = await withLastChange(call, held, hindrance)
  throw new Refusal('conflict', told.code, told.facts)
}

interface Taken {
  readonly move: string
  readonly toState: ClassRow['state']
  readonly note: string
}

export const takeStep = ({ db, clerk, today }: Pick<Call, 'db' | 'clerk' | 'today'>, held: ClassRow, taken: Taken) =>
  insertStep(db, {
    ...{ ...taken, id: newId(), classId: held.id, fromState: held.state },
    ...{ takenBy: clerk.accountId, takenOn: today },
  })
