import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement } from '../src/cli/bench.ts'
import { appoint, enterOfficer, openPost, openUnits } from '../src/organisations/door.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { openFiles } from '../src/platform/files/files.ts'
import { newId } from '../src/platform/ids.ts'
import { prepareJobs } from '../src/platform/jobs/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { startEmbedded } from '../src/platform/postgres/start.ts'
import { openSealer } from '../src/platform/seal.ts'
import { saveSetting } from '../src/platform/settings/store.ts'
import { insertAccount } from '../src/platform/sign-in/store.ts'
import { insertClass, lockClass } from '../src/training/class-store.ts'
import { endClass } from '../src/training/participation.ts'
import { checkKept, rosterClassOf, storeDrop } from '../src/training/roster-drop.ts'
import { insertRoster } from '../src/training/roster-store.ts'
import { writeRosterFile } from './roster-runs/write-file.ts'

const SIZES = [10_000, 100_000]
const today = plainDate('2021-06-30')
const since = plainDate('2010-01-01')
/** The class that the written file names. */
const NAMED_IN_FILE = 'BC-2021-07'
const reader = { scope: { territory: 'all', system: 'all' }, today } as const

/** Rosters checked and stored by one school: new people, then the same file again, then the class ends. */
export async function measure(): Promise<readonly Measurement[]> {
  const dir = await mkdtemp(join(tmpdir(), 'changai-bench-'))
  const server = await startEmbedded({ dir: join(dir, 'pg') })
  const db = openDatabase(server.url)
  try {
    await migrate(server.url)
    await prepareJobs(server.url)
    await saveSetting(db, 'demo', true)
    const school = await openSchool(db)
    const figures: Measurement[] = []
    for (const size of SIZES) figures.push(...(await drop({ db, dir, ...school }, size)))
    return figures
  } finally {
    await db.destroy()
    await server.stop({ spare: 'nobody' })
    await rm(dir, { recursive: true, force: true })
  }
}

async function openSchool(db: Database) {
  const ids = { county: newId(), school: newId() }
  const below = { fromOn: since, invented: true, system: null } as const
  await openUnits(db, [
    { ...below, id: ids.county, kind: 'COUNTY', name: '演示县', territory: null },
    { ...below, id: ids.school, kind: 'TECH', name: '演示县技工学校', territory: ids.county },
  ])
  const accountId = newId()
  await insertAccount(db, { id: accountId, login: 'bench', passwordHash: 'x', mustChange: false })
  const post = { unitId: ids.school, title: '经办', bundles: ['trainer'] as const, fromOn: since }
  const postId = await openPost(db, { ...post, territoryId: null, systemId: ids.school })
  await appoint(db, { postId, officerId: await enterOfficer(db, '演示', accountId), fromOn: since, reason: '演示' })
  return { ids, accountId, postId }
}

interface Bench {
  readonly db: Database
  readonly dir: string
  readonly ids: { readonly county: string; readonly school: string }
  readonly accountId: string
  readonly postId: string
}

async function drop(bench: Bench, size: number): Promise<Measurement[]> {
  const { db, dir, accountId, postId } = bench
  const seal = openSealer([{ id: 'bench', secret: Buffer.alloc(32, 1) }])
  const files = openFiles(join(dir, 'files'), seal)
  const classId = await openClass(bench, size)
  const held = await lockClass(db, reader, classId)
  const path = join(dir, `${size}.xlsx`)
  await writeRosterFile(path, size)
  const { hash } = await files.keep(new Uint8Array(await readFile(path)), 1e9)
  const against = await rosterClassOf(db, held, today)
  const figures: Measurement[] = []
  const time = async (name: string, work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    const seconds = (performance.now() - start) / 1000
    figures.push({ name: `${name}, ${size} rows`, unit: 'rows/s', values: [Math.round(size / seconds)] })
  }
  const kept = { fileHash: hash, fileName: 'bench.xlsx' }
  let reading: Awaited<ReturnType<typeof checkKept>> | undefined
  await time('checked', async () => {
    reading = await checkKept(files, kept, against, today)
  })
  const store = async () => {
    const rosterId = newId()
    await db.transaction().execute(async (tx) => {
      const row = { ...kept, id: rosterId, classId, droppedBy: accountId, state: 'waiting' as const }
      await insertRoster(tx, { ...row, jobId: null, receipt: null, refusal: null, endedAt: null })
      const dropping = { db: tx, seal, today, accountId, postId, progress: async () => {} }
      await storeDrop(dropping, { rosterId, classId, reading: reading!, against })
    })
  }
  await time('stored, all new', store)
  await time('stored again, all known', store)
  await time('class ended, facts recorded', () =>
    db.transaction().execute((tx) => endClass({ db: tx, clerk: { accountId } as never, today }, held)),
  )
  const numbered = { number: `${NAMED_IN_FILE}-${size}` }
  await db.updateTable('trainingClass').set(numbered).where('id', '=', classId).execute()
  return figures
}

async function openClass({ db, ids, accountId }: Bench, size: number): Promise<string> {
  const id = newId()
  await insertClass(db, {
    ...{ id, number: NAMED_IN_FILE, title: '演示班', institutionId: ids.school, unitId: ids.county },
    ...{ projectType: 'JYJN', occupation: '园艺工', level: 'junior', certificateKind: 'skill-level', fund: 'ZZ' },
    ...{ plannedPeople: size, plannedHours: 40, place: '演示', state: 'running', createdBy: accountId },
    ...{ startsOn: plainDate(size > 50_000 ? '2021-06-21' : '2021-06-14'), lateReason: null, changedBy: null },
    ...{ endsOn: plainDate(size > 50_000 ? '2021-06-25' : '2021-06-18'), changedAt: null },
  })
  return id
}
