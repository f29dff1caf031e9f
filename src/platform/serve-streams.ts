import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Download } from './operation.ts'

/** Control and bidirectional characters in a file name can hide its real ending. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const HIDDEN = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069"\\/]/g

/** A file, always as an attachment (RFC 6266, name by RFC 5987), never sniffed and never kept by a shared cache. */
export function answerDownload({ name, type, body }: Download): Response {
  const plain = name.replace(HIDDEN, '')
  return new Response(body as BodyInit, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(plain)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}

export const answerEvents = (context: Context, events: AsyncIterable<unknown>): Response =>
  streamSSE(context, async (stream) => {
    for await (const event of events) await stream.writeSSE({ data: JSON.stringify(event) })
  })
