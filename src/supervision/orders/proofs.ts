import { rememberFile } from '../../platform/files/store.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/operation.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { orderOperations } from './contract.ts'
import { getOrder, lockOrder, type OrderRow, readItems } from './order-store.ts'
import { proofKindOf, proofKinds, proofType } from './proof-rules.ts'
import { deleteWaiting, getProof, insertProof } from './proof-store.ts'
import { actorOf, readerOf } from './take-move.ts'

type Of<Name extends keyof typeof orderOperations> = Call<(typeof orderOperations)[Name]>

/** Proofs are put in while the charged unit works on the order. @throws Refusal order.not-the-recipient | proof.not-now */
async function lockForProofs(call: Of<'addProof'> | Of<'dropProof'>): Promise<OrderRow> {
  const held = await lockOrder(call.db, readerOf(call), call.input.id)
  if (!actorOf(call.clerk, held).recipient) throw new Refusal('forbidden', 'order.not-the-recipient')
  if (held.state !== 'working') throw new Refusal('conflict', 'proof.not-now', { state: held.state })
  return held
}

export async function addProof(call: Of<'addProof'>) {
  const { db, input, clerk, upload } = call
  const held = await lockForProofs(call)
  const items = await readItems(db, held.id)
  if (!items.some(({ id }) => id === input.itemId)) throw new Refusal('absent', 'proof.item-absent')
  if (!upload || upload.size === 0) throw new Refusal('invalid', 'proof.empty')
  const kind = proofKindOf(input.fileName, await upload.read())
  if (!kind) throw new Refusal('invalid', 'proof.kind', { kinds: proofKinds })
  const { hash, size } = upload.keep()
  await rememberFile(db, { hash, size }, proofType(kind))
  const id = newId()
  await insertProof(db, {
    ...{ orderId: held.id, id, itemId: input.itemId, fileHash: hash, fileName: input.fileName, kind },
    ...{ size: BigInt(size), eventSeq: null, addedBy: clerk.accountId },
  })
  return { id, fileName: input.fileName, addedBy: clerk.name, handedIn: false }
}

export async function dropProof(call: Of<'dropProof'>) {
  const held = await lockForProofs(call)
  await deleteWaiting(call.db, held.id, call.input.proofId)
  return {}
}

export async function proof(call: Of<'proof'>) {
  const { db, files, input, note } = call
  const held = await getOrder(db, readerOf(call), input.id)
  const kept = await getProof(db, held.id, input.proofId)
  note({ subject: held.id, fields: ['proof'] })
  return { name: kept.fileName, type: proofType(kept.kind), body: new Uint8Array(await files.read(kept.fileHash)) }
}
