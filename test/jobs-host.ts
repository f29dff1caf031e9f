import { jobHandlers } from '../src/app/jobs.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openFiles } from '../src/platform/files/files.ts'
import { runJobs } from '../src/platform/jobs/jobs.ts'
import { plainDate } from '../src/platform/plain-date.ts'
import { openSealer } from '../src/platform/seal.ts'

/** A process of its own that runs the jobs of a test office until it is killed. */
const [url = '', filesFolder = '', day = ''] = process.argv.slice(2)
const db = openDatabase(url)
const seal = openSealer([{ id: 'test', secret: Buffer.alloc(32, 1) }])
const office = { seal, files: openFiles(filesFolder, seal), today: async () => plainDate(day) }
await runJobs({ db, url, office, handlers: jobHandlers, log: () => {} })
process.stdout.write('running\n')
