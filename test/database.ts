import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { prepareJobs } from '../src/platform/jobs/jobs.ts'
import { migrate } from '../src/platform/migrate.ts'

const TEMPLATE = 'office_template'
const HALF_MADE = 'office_template_half'
const TEMPLATE_LOCK = 7_420_002

/** A migrated database for one test file. It is never dropped: the whole server is thrown away after the run. */
export async function cloneDatabase(): Promise<{ url: string }> {
  return asAdministrator(async (admin) => {
    await makeTemplate(admin)
    return createFrom(admin, TEMPLATE)
  })
}

/** A database with nothing in it, for tests of what fills one. */
export const emptyDatabase = (): Promise<{ url: string }> => asAdministrator((admin) => createFrom(admin, 'template1'))

async function createFrom(admin: Client, template: string): Promise<{ url: string }> {
  const name = `office_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name} template ${template}`)
  return { url: urlOf(name) }
}

async function makeTemplate(admin: Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    const known = await admin.query('select 1 from pg_database where datname = $1', [TEMPLATE])
    if (known.rowCount) return
    await admin.query(`drop database if exists ${HALF_MADE}`)
    await admin.query(`create database ${HALF_MADE}`)
    await migrate(urlOf(HALF_MADE))
    await prepareJobs(urlOf(HALF_MADE))
    await admin.query(`alter database ${HALF_MADE} rename to ${TEMPLATE}`)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

async function asAdministrator<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: inject('databaseUrl') })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  return url.href
}
