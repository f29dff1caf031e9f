import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_JOB, findDemoProgress, isDemoQueued } from '../demo/door.ts'
import { isDemoLoaded, loadDemo } from '../demo/load.ts'
import { DEMO_PASSWORD, demoOfficers, WORKER_LOGIN } from '../demo/officers.ts'
import { sizes } from '../demo/sizes.ts'
import { loadReferenceUnits } from '../organisations/door.ts'
import { loadShippedOccupations } from '../people/door.ts'
import type { Database } from '../platform/database.ts'
import type { FileStore } from '../platform/files/files.ts'
import { type JobHandler, jobQueue } from '../platform/jobs/jobs.ts'
import type { Sealer } from '../platform/seal.ts'
import { loadShippedYears } from '../platform/settings/shipped-years.ts'

export type DemoSize = keyof typeof sizes

export interface FirstRun {
  readonly db: Database
  readonly sealer: Sealer
  /** Where proofs of invented orders are kept; without it none is handed in. */
  readonly files?: FileStore
  readonly demo: DemoSize | null
  readonly say: (line: string) => void
}

const DATA = join(import.meta.dirname, '../../data')
const OCCUPATIONS = join(DATA, 'occupations.tsv')
const SEED = 'bulletin-2021.txt'
/** A world up to this size is made before the address is printed; a larger one is a job. */
const AT_ONCE = sizes.small.participations

/** Reference data on every start, demo data where it is wanted; both are left alone where they are there already. */
export async function firstRun({ db, sealer, files, demo, say }: FirstRun): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await loadReferenceUnits(tx)
    await loadShippedYears(tx)
    await loadShippedOccupations(tx)
  })
  if (demo === null || (await isDemoLoaded(db))) return
  if (sizes[demo].participations > AT_ONCE) return queueDemo(db, demo, say)
  const told = { tenth: 0 }
  const progress = async (done: number, total: number) => {
    const tenth = Math.floor((done / total) * 10)
    if (tenth > told.tenth) say(`正在生成演示数据 ${Math.min(tenth, 10)}0%`)
    told.tenth = Math.max(told.tenth, tenth)
  }
  await loadDemo({
    db,
    seal: sealer,
    ...(files ? { files } : {}),
    size: sizes[demo],
    occupations: occupationNames(),
    notice: seedNotice(),
    progress,
  })
}

async function queueDemo(db: Database, demo: DemoSize, say: (line: string) => void): Promise<void> {
  const making = await findDemoProgress(db)
  const queued = { kind: DEMO_JOB, input: { size: demo }, accountId: null, unitId: null, queue: 'demo' }
  if (!(await isDemoQueued(db))) await db.transaction().execute((tx) => jobQueue.enqueue(tx, queued))
  const share = making?.total ? `已完成 ${Math.floor((making.done / making.total) * 100)}%，` : ''
  say(`全省演示数据在后台生成，${share}登录后在“今天要办”看进度。`)
}

/** Loads a demo world as a job; taken up again after a crash, it goes on where it was. */
export const loadDemoJob: JobHandler = async ({ db, seal, files, input, stopping, progress: tell }) => {
  const { size } = input as { size: DemoSize }
  const progress = async (done: number, total: number) => {
    stopping.throwIfAborted()
    await tell(done, total)
  }
  await loadDemo({ db, seal, files, size: sizes[size], occupations: occupationNames(), notice: seedNotice(), progress })
  return { size }
}

const seedNotice = () => ({
  fileName: '产业工人队伍建设改革工作简报（2021年4月）.txt',
  text: readFileSync(join(DATA, 'demo', SEED), 'utf8'),
})

const occupationNames = (): string[] =>
  readFileSync(OCCUPATIONS, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1]!)

const NOWHERE = {
  ...{ office: '', labour: '', prefecture: '', county: '' },
  ...{ prefectureUnion: '', countyUnion: '', school: '', enterprise: '' },
}

/** The table of demo logins that a start with demo data prints. */
export function loginTable(): string[] {
  const rows = demoOfficers(NOWHERE).map(({ login, role, name }) => `  ${login.padEnd(10)}${role}　${name}`)
  return [`演示登录，密码都是 ${DEMO_PASSWORD}`, ...rows, `  ${WORKER_LOGIN.padEnd(10)}产业工人本人`]
}
