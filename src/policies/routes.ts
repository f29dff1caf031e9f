import { rememberFile } from '../platform/files/store.ts'
import type { Call } from '../platform/operation.ts'
import { room } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { toHead, toLine, toPolicy } from './answer.ts'
import { contract } from './contract.ts'
import { readSource, type Source } from './intake/read-source.ts'
import { intakeWords } from './intake/words.ts'
import { receiveNotice } from './receive.ts'
import { editLine, requireFinished, requireOpen, requireStandingParent } from './rules.ts'
import { getHead, type HeadRow, listPolicies, lockPolicy, readLines, saveLine, savePolicy } from './store.ts'
import { words } from './words.ts'

export const policiesRoom = room(
  contract,
  {
    list: async ({ db, input, ...reader }) => ({
      rows: (await listPolicies(db, reader, input)).map(toHead),
      may: { receive: reader.clerk.duties.has('policy.receive') && reader.clerk.unitId !== null },
    }),
    receive,
    paste: (call) => keep(call, { source: pasted(call.input.text), fileName: '粘贴的文字', fileHash: null }),
    open: async ({ db, input, ...reader }) => toPolicy(db, await getHead(db, reader, input.id), reader.clerk),
    describe,
    decide,
    finish,
    withdraw,
  },
  { ...words, ...intakeWords },
)

const pasted = (text: string): Source => ({ text, type: 'txt', lines: 'printed' })

/** The file is kept as it came; what it says is read from its content, never from its name. */
async function receive(call: Call<typeof contract.receive>) {
  const { db, upload, input } = call
  if (!upload) throw new Refusal('invalid', 'policy.no-file')
  const source = await readSource(await upload.read())
  const kept = upload.keep()
  await rememberFile(db, kept, 'notice')
  return keep(call, { source, fileName: input.name, fileHash: kept.hash })
}

type Kept = Pick<Parameters<typeof receiveNotice>[1], 'source' | 'fileName' | 'fileHash'>

async function keep({ db, clerk, note }: Call<typeof contract.receive> | Call<typeof contract.paste>, kept: Kept) {
  if (clerk.unitId === null) throw new Refusal('forbidden', 'policy.no-unit')
  const received = await receiveNotice(db, { ...kept, unitId: clerk.unitId, accountId: clerk.accountId })
  note({ subject: received.id })
  return received
}

async function describe({ db, input, ...reader }: Call<typeof contract.describe>) {
  const { id, version, ...head } = input
  const policy = await lockAt(db, reader, id, version)
  requireOpen(policy.state)
  if (head.issuedOn !== null && head.issuedOn > reader.today)
    throw new Refusal('invalid', 'policy.issued-later', { day: head.issuedOn, today: reader.today })
  await savePolicy(db, policy, head)
  return toPolicy(db, await getHead(db, reader, id), reader.clerk)
}

async function decide({ db, input, visit, ...reader }: Call<typeof contract.decide>) {
  const policy = await lockPolicy(db, reader, input.id)
  requireOpen(policy.state)
  const rows = await readLines(db, policy)
  const row = rows.find(({ no }) => no === input.no)
  if (!row) throw new Refusal('absent', 'policy.line-absent', { no: input.no })
  if (row.version !== input.version)
    throw new Refusal('conflict', 'record.changed', { who: row.decidedByName ?? '', when: row.decidedOn ?? '' })
  const line = input.state === 'set-aside' ? row.line : editLine(row.line, input.edit, rows)
  if (input.state === 'confirmed') requireStandingParent(line, rows)
  const decided = input.state === 'waiting' ? null : { decidedBy: reader.clerk.accountId, decidedAt: visit.now }
  await saveLine(db, row, {
    ...{ line: JSON.stringify(line), kind: line.kind, state: input.state, reason: input.reason },
    ...(decided ?? { decidedBy: null, decidedAt: null }),
  })
  return toLine((await readLines(db, policy)).find(({ no }) => no === input.no)!)
}

async function finish({ db, input, ...reader }: Call<typeof contract.finish>) {
  const policy = await lockAt(db, reader, input.id, input.version)
  requireFinished(policy.state, await readLines(db, policy))
  await savePolicy(db, policy, { state: 'confirmed' })
  return toPolicy(db, await getHead(db, reader, input.id), reader.clerk)
}

async function withdraw({ db, input, note, ...reader }: Call<typeof contract.withdraw>) {
  const policy = await lockAt(db, reader, input.id, input.version)
  if (policy.state === 'withdrawn') throw new Refusal('conflict', 'policy.not-open', { state: policy.state })
  if (policy.targetCode !== null) throw new Refusal('conflict', 'policy.has-target', { code: policy.targetCode })
  note({ purpose: input.reason })
  await savePolicy(db, policy, { state: 'withdrawn' })
  return toPolicy(db, await getHead(db, reader, input.id), reader.clerk)
}

async function lockAt(
  db: Call['db'],
  reader: Pick<Call, 'clerk' | 'today'>,
  id: string,
  version: number,
): Promise<HeadRow> {
  const policy = await lockPolicy(db, reader, id)
  if (policy.version !== version) throw new Refusal('conflict', 'record.changed', { who: '', when: '' })
  return policy
}
