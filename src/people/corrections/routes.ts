import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { SealedPlace } from '../../platform/seal.ts'
import { readerOf } from '../answer.ts'
import { lockPerson } from '../records/record-store.ts'
import { getPerson } from '../store.ts'
import type { CorrectionLine, correctionOperations } from './contract.ts'
import {
  answerOpen,
  type CorrectionRow,
  countOpen,
  getRegistrar,
  insertCorrection,
  type NewCorrection,
  readCorrections,
} from './correction-store.ts'
import { answerBy } from './rules.ts'

type Of<Name extends keyof typeof correctionOperations> = Call<(typeof correctionOperations)[Name]>

/** Of one person at a time; more would bury what matters. */
const MOST_OPEN = 10

const sealedSays = (rowId: string): SealedPlace => ({ table: 'correction', column: 'says', rowId })

const toLine = ({ seal, calendar }: Pick<Call, 'seal' | 'calendar'>, row: CorrectionRow): CorrectionLine => ({
  ...{ id: row.id, personId: row.personId, about: row.recordKind, recordId: row.recordId, askedOn: row.askedOn },
  ...{ says: seal.open(sealedSays(row.id), row.says), dueOn: answerBy(row.askedOn, calendar) },
  ...{ state: row.state, answer: row.answer, answeredOn: row.answeredOn },
})

interface Whose {
  readonly id: string
  readonly unitId: string
  readonly systemId: string
}

async function ask(call: Of<'askOwnCorrection'> | Of<'askCorrection'>, person: Whose): Promise<CorrectionLine> {
  const { db, seal, input, clerk, today, note } = call
  if ((await countOpen(db, person.id)) >= MOST_OPEN)
    throw new Refusal('conflict', 'correction.enough', { most: MOST_OPEN })
  const id = newId()
  const row: NewCorrection = {
    ...{ personId: person.id, id, recordKind: input.about, recordId: input.recordId },
    ...{ says: seal.seal(sealedSays(id), input.says), unitId: person.unitId, systemId: person.systemId },
    ...{ askedBy: clerk.accountId, askedOn: today },
  }
  await insertCorrection(db, row)
  note({ persons: [person.id] })
  return toLine(call, { ...row, state: 'open', answer: null, answeredOn: null })
}

/** The worker's own record; a worker sees nobody else. */
function ownId({ clerk }: Pick<Call, 'clerk'>): string {
  if (!clerk.personId) throw new Refusal('absent', 'person.absent')
  return clerk.personId
}

const askOwnCorrection = async (call: Of<'askOwnCorrection'>) => ask(call, await getRegistrar(call.db, ownId(call)))

async function ownCorrections(call: Of<'ownCorrections'>) {
  const person = await getRegistrar(call.db, ownId(call))
  return { rows: (await readCorrections(call.db, person.id)).map((row) => toLine(call, row)) }
}

const askCorrection = async (call: Of<'askCorrection'>) =>
  ask(call, await lockPerson(call.db, readerOf(call), call.input.id))

async function corrections(call: Of<'corrections'>) {
  const { db, input, clerk, note } = call
  const person = await getPerson(db, readerOf(call), input.id)
  const rows = await readCorrections(db, person.id)
  note({ persons: [person.id] })
  return {
    rows: rows.map((row) => toLine(call, row)),
    mayAnswer: clerk.duties.has('correction.decide'),
    mayAsk: clerk.duties.has('correction.ask'),
  }
}

async function answerCorrection(call: Of<'answerCorrection'>) {
  const { db, input, clerk, today, note } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  const row = await answerOpen(
    db,
    { personId: person.id, id: input.correctionId },
    {
      ...{ state: input.accepts ? 'accepted' : 'refused', answer: input.answer },
      ...{ answeredBy: clerk.accountId, answeredOn: today },
    },
  )
  note({ persons: [person.id] })
  return toLine(call, row)
}

export const correctionHandlers = { askOwnCorrection, ownCorrections, askCorrection, corrections, answerCorrection }
