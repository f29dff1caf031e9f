import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { filesFolderOf, headPathOf, keyPathOf } from '../app/places.ts'
import { makeBackup, restoreBackup } from '../platform/backup/backup.ts'
import { openDatabase } from '../platform/database.ts'
import { openKeyFile, writeKeyFile } from '../platform/keys/key-file.ts'
import { say } from '../platform/refusal.ts'
import { act, recordCommand } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase, withServer } from './open-database.ts'
import { print, printJson } from './output.ts'
import { readPassphrase } from './passphrase.ts'
import { words } from './words.ts'

type Sealed = CommonArguments & { passphraseFile: string | undefined }

/** Writes the whole data set into one file under a passphrase. */
export const backup = (args: Sealed & { out: string }): Promise<number> =>
  withDatabase(args, async ({ db, url }) => {
    const passphrase = readPassphrase(args.passphraseFile)
    const set = { url, passphrase, filesFolder: filesFolderOf(args.dataDir), out: resolve(args.out) }
    const work = () => makeBackup({ ...set, keys: openKeyFile(keyPathOf(args.dataDir)) })
    const report = await act(db, { command: 'backup', as: args.as, duty: 'backup.make', work })
    if (args.json) printJson(report)
    else print(say(words, args.lang, 'backup.done', { ...report }))
    return 0
  })

/** Fills the data folder or server from a backup; the sealing keys come with it. */
export const restore = (args: Sealed & { file: string; replace: boolean }): Promise<number> =>
  withServer(args, async (url) => {
    const passphrase = readPassphrase(args.passphraseFile)
    const set = { url, passphrase, filesFolder: filesFolderOf(args.dataDir) }
    const { keys, ...report } = await restoreBackup({ ...set, from: resolve(args.file), replace: args.replace })
    writeKeyFile(keyPathOf(args.dataDir), keys)
    // The head kept here belonged to the data that was there before.
    rmSync(headPathOf(args.dataDir), { force: true })
    await recordRestore(url)
    if (args.json) printJson(report)
    else print(say(words, args.lang, 'restore.done', { ...report }))
    return 0
  })

async function recordRestore(url: string): Promise<void> {
  const db = openDatabase(url)
  try {
    await recordCommand(db, 'restore', undefined, 'done')
  } finally {
    await db.destroy()
  }
}
