import { rememberFile } from '../../platform/files/store.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readerOf } from '../answer.ts'
import { getPerson } from '../store.ts'
import type { recordOperations } from './contract.ts'
import { insertChange } from './history-store.ts'
import { paperKindOf } from './paper-rules.ts'
import { getPaper, insertPaper } from './paper-store.ts'
import { lockPerson } from './record-store.ts'

type Of<Name extends keyof typeof recordOperations> = Call<(typeof recordOperations)[Name]>

/** @throws Refusal paper.empty | paper.kind: by the content, never by the name. */
async function takeScan({ upload }: Pick<Call, 'upload'>) {
  if (!upload || upload.size === 0) throw new Refusal('invalid', 'paper.empty')
  const kind = paperKindOf(await upload.read())
  if (!kind) throw new Refusal('invalid', 'paper.kind')
  return { ...upload.keep(), kind }
}

export async function addPaper(call: Of<'addPaper'>) {
  const { db, input, clerk, note, visit } = call
  const person = await lockPerson(db, readerOf(call), input.id)
  const { hash, size, kind } = await takeScan(call)
  const id = newId()
  await rememberFile(db, { hash, size }, kind)
  await insertPaper(db, {
    ...{ personId: person.id, id, fileHash: hash, fileName: input.fileName, kind, size: BigInt(size) },
    addedBy: clerk.accountId,
  })
  await insertChange(db, clerk, {
    ...{ personId: person.id, recordKind: 'person', recordId: id, act: 'paper', fields: [], why: input.fileName },
  })
  note({ persons: [person.id] })
  return { id, fileName: input.fileName, kind, addedAt: visit.now.toISOString() }
}

export async function openPaper(call: Of<'openPaper'>) {
  const { db, files, input, note } = call
  const person = await getPerson(db, readerOf(call), input.id)
  const paper = await getPaper(db, person.id, input.paperId)
  note({ persons: [person.id], purpose: input.purpose, fields: ['paper'] })
  return { name: paper.fileName, type: paper.kind, body: new Uint8Array(await files.read(paper.fileHash)) }
}
