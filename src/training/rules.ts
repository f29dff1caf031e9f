import type { PlainDate } from '../platform/plain-date.ts'

export const classStates = [
  ...(['draft', 'filed', 'approved', 'running', 'ended', 'examined', 'certified'] as const),
  ...(['archived', 'returned', 'suspended', 'cancelled', 'voided'] as const),
] as const
export type ClassState = (typeof classStates)[number]

export const enrolmentStates = ['enrolled', 'finished', 'unfinished', 'left', 'certified', 'voided'] as const
export type EnrolmentState = (typeof enrolmentStates)[number]

/** Project types of the action 2019–2021 (国办发〔2019〕24号; 云政办发〔2019〕69号). YGDX pays work and has no class. */
export const projectTypes = ['QYZG', 'JYJN', 'CYPX', 'XTZ', 'GJN', 'XMZ', 'LDYB', 'ZXNL'] as const
export type ProjectType = (typeof projectTypes)[number]

/** What a class leads to: a level of 新八级工, one single skill (专项), or a certificate of completion (合格). */
export const trainingLevels = [
  ...(['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'seniorTechnician'] as const),
  ...(['special', 'chief', 'singleSkill', 'completion'] as const),
] as const
export type TrainingLevel = (typeof trainingLevels)[number]

export const certificateKinds = ['skill-level', 'qualification', 'special', 'completion'] as const
export type TrainingCertificate = (typeof certificateKinds)[number]

/** ZZ 职业技能提升行动专账, JB 就业补助资金, GH 工会经费; `none`: no public money. */
export const funds = ['ZZ', 'JB', 'GH', 'none'] as const
export type Fund = (typeof funds)[number]

interface MoveRow {
  readonly from: readonly ClassState[]
  readonly to: ClassState
  readonly by: 'institution' | 'office'
  readonly note: 'needed' | 'welcome'
}

/** The class's way from plan to end: where a move starts, where it leads, whose it is, whether it asks for words. */
export const moves = {
  file: { from: ['draft', 'returned'], to: 'filed', by: 'institution', note: 'welcome' },
  approve: { from: ['filed'], to: 'approved', by: 'office', note: 'welcome' },
  sendBack: { from: ['filed'], to: 'returned', by: 'office', note: 'needed' },
  start: { from: ['approved'], to: 'running', by: 'institution', note: 'welcome' },
  complete: { from: ['running'], to: 'ended', by: 'institution', note: 'welcome' },
  cancel: { from: ['draft', 'returned', 'filed', 'approved'], to: 'cancelled', by: 'institution', note: 'needed' },
  void: { from: ['filed', 'approved', 'running', 'ended'], to: 'voided', by: 'office', note: 'needed' },
} as const satisfies Record<string, MoveRow>

export type Move = keyof typeof moves
export const moveNames = Object.keys(moves) as Move[]

/** States in which the plan may still be changed. */
export const isOpenPlan = (state: ClassState): boolean => state === 'draft' || state === 'returned'

/** States in which people may be put on the roster or taken off it. */
export const takesPeople = (state: ClassState): boolean =>
  (['draft', 'returned', 'filed', 'approved', 'running'] satisfies ClassState[] as ClassState[]).includes(state)

/** States in which a roster may be dropped: after the end only certificates are taken from it. */
export const takesRoster = (state: ClassState): boolean => takesPeople(state) || state === 'ended'

/** What a move is judged by. */
export interface ClassFacts {
  readonly state: ClassState
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate
  /** Accounts that planned it, filed it or dropped its rosters. */
  readonly makers: ReadonlySet<string>
  /** People on the roster who have not left, and how many of them have no hours yet. */
  readonly people: number
  readonly withoutHours: number
}

/** Whose move, on which day; `pairs`: maker and checker must be two. */
export interface Mover {
  readonly accountId: string
  readonly today: PlainDate
  readonly pairs: boolean
}

/** Why a move is not open: the code of its sentence, and what it names. */
export interface Obstacle {
  readonly code: string
  readonly facts: Readonly<Record<string, string | number>>
}

const closed = (move: Move, state: ClassState): Obstacle => ({
  code: 'class.move-closed',
  facts: { classMove: move, classState: state },
})

/** What stands in the way of a move besides its duty; undefined when nothing does. */
export function obstacle(facts: ClassFacts, move: Move, mover: Mover): Obstacle | undefined {
  if (!(moves[move].from as readonly ClassState[]).includes(facts.state)) return closed(move, facts.state)
  if (moves[move].by === 'office' && mover.pairs && facts.makers.has(mover.accountId))
    return { code: 'class.own-work', facts: { classMove: move } }
  if (move === 'start' && mover.today < facts.startsOn)
    return { code: 'class.not-begun', facts: { startsOn: facts.startsOn } }
  if (move === 'complete') return obstacleToEnd(facts, mover.today)
  return undefined
}

/** §0 27: the last day reached, a roster, and hours of everybody on it. */
function obstacleToEnd({ endsOn, people, withoutHours }: ClassFacts, today: PlainDate): Obstacle | undefined {
  if (today < endsOn) return { code: 'class.not-over', facts: { endsOn } }
  if (people === 0) return { code: 'class.no-roster', facts: {} }
  if (withoutHours > 0) return { code: 'class.hours-missing', facts: { count: withoutHours } }
  return undefined
}

/** Which certificate a level stands on, where the class may choose between two. */
export const certificatesOf = (level: TrainingLevel): readonly TrainingCertificate[] =>
  level === 'singleSkill' ? ['special'] : level === 'completion' ? ['completion'] : ['skill-level', 'qualification']
