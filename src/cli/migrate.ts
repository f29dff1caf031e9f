import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { MIGRATIONS, migrate } from '../platform/migrate.ts'
import { say } from '../platform/refusal.ts'
import { SNAPSHOT, snapshotSchema } from '../platform/schema-snapshot.ts'
import type { CommonArguments } from './arguments.ts'
import { withServer } from './open-database.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

/** Brings the schema up to date; with `snapshot`, also writes db/schema.sql from the database as it is then. */
export const migrateDatabase = (args: CommonArguments & { snapshot: boolean }): Promise<number> =>
  withServer(args, async (url) => {
    const done = await migrate(url, MIGRATIONS, { log: (name) => sayUnlessJson(args, 'migrate.applied', { name }) })
    if (args.snapshot) await writeSnapshot(args, url)
    if (args.json) printJson(done)
    sayUnlessJson(args, 'migrate.done', { version: done.version })
    return 0
  })

async function writeSnapshot(args: CommonArguments, url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    writeFileSync(SNAPSHOT, await snapshotSchema(client))
  } finally {
    await client.end()
  }
  sayUnlessJson(args, 'migrate.snapshot', { file: fileURLToPath(SNAPSHOT) })
}

function sayUnlessJson(
  { json, lang }: CommonArguments,
  code: keyof typeof words,
  facts: Record<string, string | number>,
) {
  if (!json) print(say(words, lang, code, facts))
}
