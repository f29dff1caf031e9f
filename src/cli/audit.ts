import { keptHead, keyPathOf } from '../app/places.ts'
import { verifyAudit } from '../platform/audit/verify.ts'
import { openKeyFile } from '../platform/keys/key-file.ts'
import { say } from '../platform/refusal.ts'
import { openSealer } from '../platform/seal.ts'
import { act } from './act.ts'
import type { CommonArguments } from './arguments.ts'
import { withDatabase } from './open-database.ts'
import { print, printJson } from './output.ts'
import { words } from './words.ts'

/** Walks the audit chain. Exit 1 when a link is broken. */
export const auditVerify = (args: CommonArguments): Promise<number> =>
  withDatabase(args, async ({ db }) => {
    const sealer = openSealer(openKeyFile(keyPathOf(args.dataDir)))
    const work = () => verifyAudit(db, sealer, keptHead(args.dataDir))
    const report = await act(db, { command: 'audit.verify', as: args.as, duty: 'audit.read', work })
    const { broken, ...counts } = report
    if (args.json) printJson(report)
    else if (broken === null) print(say(words, args.lang, 'audit.whole', counts))
    else print(say(words, args.lang, 'audit.broken', { ...counts, ...broken, why: broken.why }))
    return broken === null ? 0 : 1
  })
