import type { Context } from 'hono'
import type { Draft, FileStore } from './files/files.ts'
import type { Operation, Upload } from './operation.ts'
import { Refusal } from './refusal.ts'

/** What a request brought, sealed and not yet kept: it stays only if a handler keeps it and the work succeeds. */
export interface Incoming {
  readonly upload: Upload
  /** Before the work is committed, so that whoever reads its record finds the file. */
  settle(): Promise<void>
  discard(): Promise<void>
}

/**
 * Takes the body of an upload in, to its end, with no transaction open: a slow line holds nothing but itself.
 * @throws Refusal input.not-a-file, or the operation's own code for a file over its limit, as soon as that is known.
 */
export async function receiveUpload(
  files: FileStore,
  { kind, limit }: Operation,
  { req }: Context,
): Promise<Incoming | undefined> {
  const body = req.raw.body
  if (kind !== 'upload' || !limit || !body) return undefined
  const type = req.header('content-type')
  if (type && type !== 'application/octet-stream') throw new Refusal('invalid', 'input.not-a-file')
  const tooLarge = new Refusal('invalid', limit.code, limit.facts)
  if (Number(req.header('content-length') ?? 0) > limit.bytes) throw tooLarge
  const draft = await files.receive(body, limit.bytes).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'input.too-large' ? tooLarge : error
  })
  return incoming(draft)
}

function incoming({ hash, size, read, settle, discard }: Draft): Incoming {
  let wanted = false
  const keep = () => {
    wanted = true
    return { hash, size }
  }
  return {
    upload: { hash, size, read, keep },
    settle: async () => {
      if (wanted) await settle()
    },
    discard,
  }
}
