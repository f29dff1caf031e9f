import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/database.ts'
import { testSealer } from '../../../test/office.ts'
import { type Database, openDatabase } from '../database.ts'
import { newId } from '../ids.ts'
import { lastBlock, recordAudit, sealBlock } from './store.ts'
import { verifyAudit } from './verify.ts'

const held: { db?: Database } = {}
const now = new Date('2021-06-30T02:00:00Z')
const nobody = { accountId: null, postId: null, unitId: null, sessionHash: null, source: null, subject: null }
const content = (operation: string) => ({
  ...{ ...nobody, at: now, requestId: newId(), operation, persons: [newId()], purpose: '核对', fields: ['idNumber'] },
  ...{ outcome: 'done', facts: { n: 1, deep: { 中: '文' } } },
})
const db = () => held.db!

beforeAll(() => async () => held.db?.destroy())

/** Three blocks of two rows, and one row that waits. */
beforeEach(async () => {
  await held.db?.destroy()
  held.db = openDatabase((await cloneDatabase()).url)
  for (let n = 0; n < 6; n++) {
    await recordAudit(db(), content(`view.${n}`))
    if (n % 2 === 1) await sealBlock(db(), testSealer, now)
  }
  await recordAudit(db(), content('waits'))
})

const verify = (head: string | null = null) => verifyAudit(db(), testSealer, head)

test('an untouched chain holds, and the tail that is not sealed yet is counted', async () => {
  expect(await verify()).toEqual({ rows: 7, blocks: 3, unsealed: 1, broken: null })
})

test('a row changed behind the product’s back is named', async () => {
  await sql`update audit_row set purpose = '别的' where operation = 'view.2'`.execute(db())
  expect((await verify()).broken).toMatchObject({ block: 2, why: 'row-changed' })
})

test('a row changed with its hash made to fit is named by its block', async () => {
  const forged = content('view.2')
  await recordAudit(db(), forged)
  await sql`update audit_row set hash = (select max(hash) from audit_row other where other.request_id = ${forged.requestId}),
    request_id = ${forged.requestId}, persons = array[${forged.persons[0]!}]::uuid[] where operation = 'view.2' and block_no = 2`.execute(
    db(),
  )
  expect((await verify()).broken).toMatchObject({ block: 2, why: 'block-changed' })
})

test('a row taken out, a block taken out, and an unsealed row changed are named', async () => {
  await sql`delete from audit_row where operation = 'view.4'`.execute(db())
  expect((await verify()).broken).toMatchObject({ block: 3, why: 'row-missing' })
  await sql`delete from audit_block where no = 2`.execute(db())
  expect((await verify()).broken).toMatchObject({ block: 2, why: 'block-missing' })
})

test('an unsealed row that was changed is named', async () => {
  await sql`update audit_row set outcome = 'done!' where operation = 'waits'`.execute(db())
  expect((await verify()).broken).toMatchObject({ block: null, why: 'row-changed' })
})

test('a chain cut at its end is found by the head that was kept outside', async () => {
  const head = (await lastBlock(db()))!.hash
  await sql`delete from audit_row where block_no = 3 or block_no is null`.execute(db())
  await sql`delete from audit_block where no = 3`.execute(db())
  expect((await verify(null)).broken).toBeNull()
  expect((await verify(head)).broken).toMatchObject({ why: 'head-missing' })
})

test('two processes that seal at once make one chain', async () => {
  for (let n = 0; n < 20; n++) await recordAudit(db(), content(`more.${n}`))
  await Promise.all(Array.from({ length: 5 }, () => sealBlock(db(), testSealer, now)))
  expect(await verify()).toMatchObject({ rows: 27, unsealed: 0, broken: null })
})
