export const classStates = [
  ...(['draft', 'filed', 'approved', 'running', 'ended', 'examined', 'certified'] as const),
  ...(['archived', 'returned', 'suspended', 'cancelled', 'voided'] as const),
] as const
export type ClassState = (typeof classStates)[number]

export const enrolmentStates = ['enrolled', 'finished', 'unfinished', 'left', 'certified', 'voided'] as const
export type EnrolmentState = (typeof enrolmentStates)[number]

/** Project types of the action 2019–2021 (国办发〔2019〕24号; 云政办发〔2019〕69号). */
export const projectTypes = ['QYZG', 'JYJN', 'CYPX', 'XTZ', 'YGDX', 'GJN', 'XMZ', 'LDYB', 'ZXNL'] as const
export type ProjectType = (typeof projectTypes)[number]

export const certificateKinds = ['skill-level', 'qualification', 'special', 'completion'] as const
export type TrainingCertificate = (typeof certificateKinds)[number]

/** A move's name, where it starts, where it leads, whose side makes it. */
interface MoveRow {
  readonly from: readonly ClassState[]
  readonly to: ClassState
  readonly by: 'institution' | 'county'
  /** Asks for words: a reason, or a remark. */
  readonly note: 'needed' | 'welcome'
}

/** The class's way from plan to end (the part of the life cycle of §3.4 that counts people). */
export const moves = {
  file: { from: ['draft', 'returned'], to: 'filed', by: 'institution', note: 'welcome' },
  approve: { from: ['filed'], to: 'approved', by: 'county', note: 'welcome' },
  sendBack: { from: ['filed'], to: 'returned', by: 'county', note: 'needed' },
  start: { from: ['approved'], to: 'running', by: 'institution', note: 'welcome' },
  complete: { from: ['running'], to: 'ended', by: 'institution', note: 'welcome' },
  cancel: { from: ['draft', 'returned', 'filed', 'approved'], to: 'cancelled', by: 'institution', note: 'needed' },
  void: { from: ['filed', 'approved', 'running', 'ended'], to: 'voided', by: 'county', note: 'needed' },
} as const satisfies Record<string, MoveRow>

export type Move = keyof typeof moves
export const moveNames = Object.keys(moves) as Move[]
