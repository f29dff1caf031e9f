import { readFileSync } from 'node:fs'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'
import { SNAPSHOT, snapshotSchema } from './schema-snapshot.ts'

async function onEmptyDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { url } = await emptyDatabase()
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

test('db/schema.sql is what the migrations make', async () => {
  const live = await onEmptyDatabase(async (client) => {
    await migrate(client)
    return snapshotSchema(client)
  })
  expect(live, 'write it anew: node bin/changai.mjs migrate --snapshot').toBe(readFileSync(SNAPSHOT, 'utf8'))
})

test.each([
  'alter table office add column name text',
  'alter table desk alter column no type bigint',
  'alter table office alter column code drop not null',
  `alter table office alter column code set default 'x'`,
  'alter table office add unique (code)',
  'alter table office drop constraint office_code_check',
  'create index on office (code)',
  'drop table desk',
  `comment on table desk is 'where a clerk works'`,
  `create view door as select code from office`,
])('nothing changes unseen: %s', async (change) => {
  await onEmptyDatabase(async (client) => {
    await client.query(`create table office (code text not null check (code <> ''))`)
    await client.query('create table desk (no int generated always as identity primary key)')
    const before = await snapshotSchema(client)
    await client.query(change)
    expect(await snapshotSchema(client)).not.toBe(before)
  })
})

test('the order in which tables and indexes were made does not matter', async () => {
  const statements = ['create table office (code text)', 'create table desk (code text)']
  const made = async (order: readonly string[]) =>
    onEmptyDatabase(async (client) => {
      for (const statement of order) await client.query(statement)
      return snapshotSchema(client)
    })
  expect(await made(statements.toReversed())).toBe(await made(statements))
})
