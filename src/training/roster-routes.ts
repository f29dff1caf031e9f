import { newId } from '../platform/ids.ts'
import type { Call, Upload } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { readerOf } from './class-routes.ts'
import { getClass } from './class-store.ts'
import type { contract } from './contract.ts'
import { type KeptReceipt, shownReading, toDrop, toReceipt } from './receipt-answer.ts'
import { checkRosterFile } from './roster/check-file.ts'
import { rosterTemplate } from './roster/template.ts'
import { checkBytes, requireRosterOpen, rosterClassOf, storeDrop } from './roster-drop.ts'
import { ROSTER_JOB } from './roster-job.ts'
import { getRoster, insertRoster, linkJob, listRosters } from './roster-store.ts'
import type { Drop, Receipt } from './shapes.ts'
import { judgeOnly } from './store-roster.ts'

type Of<Name extends keyof typeof contract> = Call<(typeof contract)[Name]>

/** Beyond either of these a roster is read and stored in the background. */
const LARGE_FILE = 1024 * 1024
const LARGE_ROSTER = 2000
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function mustBring({ upload }: Pick<Call, 'upload'>): Upload {
  if (!upload) throw new Refusal('invalid', 'roster.no-file')
  return upload
}

export async function drop(call: Of<'drop'>): Promise<Drop> {
  const { db, clerk, input, today, seal, note } = call
  const held = await getClass(db, readerOf(call), input.id)
  requireRosterOpen(held)
  const file = mustBring(call)
  const rosterId = newId()
  const kept = { fileHash: file.keep().hash, fileName: input.fileName }
  const against = await rosterClassOf(db, held, today)
  const reading = file.size > LARGE_FILE ? null : await checkBytes(await file.read(), input.fileName, against, today)
  const row = { ...kept, id: rosterId, classId: held.id, droppedBy: clerk.accountId, state: 'waiting' as const }
  await insertRoster(db, { ...row, jobId: null, receipt: null, refusal: null, endedAt: null })
  note({ subject: rosterId })
  const { accountId, postId } = clerk
  if (reading && reading.people <= LARGE_ROSTER)
    await storeDrop(
      { db, seal, today, accountId, postId, progress: async () => {} },
      { rosterId, classId: held.id, reading, against },
    )
  else await putOff(call, rosterId, held.institutionId)
  return toDrop(await getRoster(db, readerOf(call), rosterId), call)
}

/** Rosters of one institution are stored one after the other; others do not wait for them. */
async function putOff({ db, jobs, clerk }: Of<'drop'>, rosterId: string, institutionId: string): Promise<void> {
  const jobId = await jobs.enqueue(db, {
    ...{ kind: ROSTER_JOB, input: { rosterId, postId: clerk.postId }, accountId: clerk.accountId },
    ...{ unitId: institutionId, queue: `roster:${institutionId}` },
  })
  await linkJob(db, rosterId, jobId)
}

export async function drops(call: Of<'drops'>) {
  const held = await getClass(call.db, readerOf(call), call.input.id)
  const rows = await listRosters(call.db, readerOf(call), held.id)
  return {
    rows: rows.map((row) => {
      const { receipt: _, preview: __, ...line } = toDrop({ ...row, receipt: null }, call)
      return line
    }),
  }
}

export async function receipt(call: Of<'receipt'>): Promise<Drop> {
  const row = await getRoster(call.db, readerOf(call), call.input.id)
  const kept = row.receipt as KeptReceipt | null
  const persons = kept?.reading.preview.flatMap(({ personId }) => personId ?? []) ?? []
  if (persons.length > 0) call.note({ persons })
  return toDrop(row, call)
}

/** The workbook that came, marked: made anew from the kept file, the class as it was then, and the same records. */
export async function marked(call: Of<'marked'>) {
  const { db, files, input, language, note } = call
  const row = await getRoster(db, readerOf(call), input.id)
  const kept = row.receipt as KeptReceipt | null
  if (!kept) throw new Refusal('conflict', 'roster.not-stored')
  note({ subject: row.id })
  const { marked } = await checkRosterFile(await files.read(row.fileHash), {
    ...{ fileName: row.fileName, today: kept.checkedOn as typeof call.today, class: kept.against },
    ...{ keepRows: false, marked: language, also: kept.own },
  })
  const name = `${row.fileName.replace(/\.[^.]*$/, '')}-${language === 'zh' ? '已标注' : 'marked'}.xlsx`
  return { name, type: WORKBOOK, body: marked! }
}

/** The same check and the same words as an import, nothing stored. */
export async function check(call: Of<'check'>): Promise<Receipt> {
  const { db, seal, input, today, language } = call
  const reader = readerOf(call)
  const held = input.classId ? await getClass(db, reader, input.classId) : undefined
  const bytes = await mustBring(call).read()
  const against = held && (await rosterClassOf(db, held, today))
  const { reading } = await checkRosterFile(bytes, {
    fileName: input.fileName,
    today,
    class: against,
  })
  const judged = held ? await judgeOnly({ db, seal, reader }, held, reading) : reading
  return toReceipt(shownReading(judged, new Map()), input.fileName, language)
}

export async function template(call: Of<'template'>) {
  const held = await getClass(call.db, readerOf(call), call.input.id)
  const body = await rosterTemplate(await rosterClassOf(call.db, held, call.today))
  return { name: `${held.number}-${call.language === 'zh' ? '学员名册' : 'roster'}.xlsx`, type: WORKBOOK, body }
}
