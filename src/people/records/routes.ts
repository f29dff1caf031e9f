import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readerOf } from '../answer.ts'
import { getPerson, readOnes } from '../store.ts'
import { inWords, toChanges, toDraft, toOneRecord } from './answer.ts'
import type { OneRecord, recordOperations } from './contract.ts'
import { readDrafts, settleDraft } from './draft-store.ts'
import { revocable } from './fields.ts'
import { insertChange, readChanges } from './history-store.ts'
import { type RecordKind, recordKinds } from './kinds.ts'
import { dropListKnown, readLists, saveListKnown } from './list-store.ts'
import { getPaper, readPapers } from './paper-store.ts'
import { addPaper, openPaper } from './papers.ts'
import { lockPerson, lockRecord, type RecordRow, readAllRecords, releaseNumber, updateRecord } from './record-store.ts'
import { requireOpen, saveRecord } from './save.ts'
import { warningsAmong } from './warnings.ts'
import { agreeWord, appraisalWords } from './words-of-units.ts'
import { settleWork } from './work-store.ts'

type Of<Name extends keyof typeof recordOperations> = Call<(typeof recordOperations)[Name]>

const CHANGES = 30

async function records(call: Of<'records'>) {
  const { db, input, clerk, language, today, note } = call
  const person = await getPerson(db, readerOf(call), input.id)
  const rows = await readAllRecords(db, person.id)
  const odd = warningsAmong(rows, person, today)
  const toAnswer =
    (kind: RecordKind) =>
    (row: RecordRow): OneRecord =>
      toOneRecord(kind, row, inWords(odd.get(row.id) ?? [], language))
  const changed = await readChanges(db, person.id, null, CHANGES + 1)
  note({ persons: [person.id] })
  return {
    records: recordKinds.flatMap((kind) => rows[kind].map(toAnswer(kind))),
    drafts: (await readDrafts(db, person.id)).map((draft) => toDraft(draft, language)),
    lists: (await readLists(db, [person.id])).map(({ personId: _, ...list }) => list),
    papers: await readPapers(db, person.id),
    changes: await toChanges(call, changed.slice(0, CHANGES)),
    nextChange: changed.length > CHANGES ? changed[CHANGES - 1]!.id : null,
    ...{ retiredOn: person.retiredOn, movedOn: person.movedOn, diedOn: person.diedOn },
    mayWrite: clerk.duties.has('record.write'),
    mayVerify: clerk.duties.has('record.verify'),
    mayOpen: clerk.duties.has('person.open'),
  }
}

/** The worker's own records as they stand; whoever asks is the person, so no scope stands between. */
async function ownRecords(call: Of<'ownRecords'>) {
  const { db, clerk, note } = call
  if (!clerk.personId) throw new Refusal('absent', 'person.absent')
  const personId = (await readOnes(db, [clerk.personId])).get(clerk.personId)!
  const rows = await readAllRecords(db, personId)
  note({ persons: [personId] })
  const standing = (kind: RecordKind) => rows[kind].filter(({ struckOn }) => struckOn === null)
  return { records: recordKinds.flatMap((kind) => standing(kind).map((row) => toOneRecord(kind, row, []))) }
}

async function changes(call: Of<'changes'>) {
  const { db, input, note } = call
  const person = await getPerson(db, readerOf(call), input.id)
  const rows = await readChanges(db, person.id, input.before ?? null, CHANGES + 1)
  note({ persons: [person.id] })
  return {
    rows: await toChanges(call, rows.slice(0, CHANGES)),
    next: rows.length > CHANGES ? rows[CHANGES - 1]!.id : null,
  }
}

/** A refusal is returned, not thrown, so that the draft stays. */
async function save(call: Of<'saveRecord'>) {
  const { db, input, language, note } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  if (input.paperId) await getPaper(db, person.id, input.paperId)
  note({ persons: [person.id] })
  const saved = await saveRecord(call, person, input)
  if (saved.outcome === 'stored') return { recordId: saved.recordId, warnings: inWords(saved.warnings, language) }
  if (saved.outcome === 'already') return { recordId: saved.recordId, warnings: [] }
  const { draftId, faults } = saved
  return new Refusal('invalid', 'record.kept-as-draft', { draftId, count: faults.length }, faults)
}

/** Locks the person in the reader's reach, then the record in the version that was seen. */
async function openRecord(call: Of<'verifyRecord' | 'strikeRecord' | 'revokeRecord'>): Promise<RecordRow> {
  const { db, input } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  const row = await lockRecord(db, input.kind, person.id, input.recordId)
  await requireOpen(call, row, input.version)
  call.note({ persons: [person.id] })
  return row
}

const told = (
  call: Of<'verifyRecord' | 'strikeRecord' | 'revokeRecord'>,
  act: string,
  field: string,
  to: string,
  why: string,
) =>
  insertChange(call.db, call.clerk, {
    ...{ personId: call.input.id, recordKind: call.input.kind, recordId: call.input.recordId, act, why },
    fields: [{ field, from: null, to }],
  })

async function verify(call: Of<'verifyRecord'>) {
  const { db, input, clerk, today } = call
  const row = await openRecord(call)
  const paperId = input.paperId ?? row.paperId
  if (input.paperId) await getPaper(db, row.personId, input.paperId)
  await updateRecord(db, input.kind, row, {
    ...{ verified: true, verifiedBy: clerk.accountId, verifiedOn: today, paperId },
  })
  await told(call, 'verify', 'verified', today, input.how)
  return {}
}

async function strike(call: Of<'strikeRecord'>) {
  const { db, input, today } = call
  const row = await openRecord(call)
  await updateRecord(db, input.kind, row, { struckOn: today })
  if (input.kind === 'certificate' && typeof row.number === 'string') await releaseNumber(db, row.number, row.id)
  await told(call, 'strike', 'struckOn', today, input.why)
  if (input.kind === 'employment') await settleWork(db, row.personId, today)
  return {}
}

async function revoke(call: Of<'revokeRecord'>) {
  const { db, input, today } = call
  if (!revocable.has(input.kind)) throw new Refusal('conflict', 'record.not-revocable')
  const row = await openRecord(call)
  if (row.revokedOn) throw new Refusal('conflict', 'record.revoked-already')
  const given = (row.issuedOn ?? row.grantedOn) as string | null
  const faults = [
    ...(input.on > today ? [{ field: 'on', code: 'record.in-future', facts: {} }] : []),
    ...(given !== null && input.on < given ? [{ field: 'on', code: 'record.ends-before-begin', facts: {} }] : []),
  ]
  if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
  await updateRecord(db, input.kind, row, { revokedOn: input.on })
  await told(call, 'revoke', 'revokedOn', input.on, input.why)
  return {}
}

async function setAside(call: Of<'setDraftAside'>) {
  const { db, input, clerk, note } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  const settled = { settledBy: clerk.accountId, recordId: null }
  const recordKind = await settleDraft(db, { personId: person.id, id: input.draftId }, settled)
  note({ persons: [person.id] })
  await insertChange(db, clerk, {
    ...{ personId: person.id, recordKind, recordId: null, act: 'set-aside', fields: [], why: input.why },
  })
  return {}
}

async function sayKnown(call: Of<'sayListKnown'>) {
  const { db, input, clerk, today, note } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  const { list, source, known } = input
  if (known) await saveListKnown(db, { personId: person.id, list, knownOn: today, source, saidBy: clerk.accountId })
  else await dropListKnown(db, person.id, list)
  note({ persons: [person.id] })
  await insertChange(db, clerk, {
    ...{ personId: person.id, recordKind: list, recordId: null, act: known ? 'list-known' : 'list-open' },
    ...{ fields: [], why: source },
  })
  return {}
}

export const recordHandlers = {
  ...{ ownRecords, appraisalWords, agreeAppraisalWord: agreeWord },
  ...{ records, changes, saveRecord: save, verifyRecord: verify, strikeRecord: strike, revokeRecord: revoke },
  ...{ setDraftAside: setAside, sayListKnown: sayKnown, addPaper, openPaper },
}
