import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { openApi } from '../platform/openapi.ts'
import { rooms } from './rooms.ts'

const YEAR = 'public, max-age=31536000, immutable'

/** Health, the API's description, and the pages: files of the bundle by name, the frame for every other address. */
export function addPages(app: Hono, dist: string, version: string): void {
  app.get('/health', (c) => c.json({ ok: true, version }))
  app.get('/api/openapi.json', (c) => c.json(openApi(rooms, version)))
  app.all('/api/*', (c) =>
    c.json({ kind: 'absent', code: 'operation.absent', facts: {}, faults: [], message: '没有这个接口。' }, 404),
  )
  const frame = join(dist, 'index.html')
  if (!existsSync(frame)) return
  app.use('/assets/*', async (c, next) => {
    await next()
    if (c.res.ok) c.header('cache-control', YEAR)
  })
  app.use(
    '/*',
    serveStatic({
      root: dist,
      precompressed: true,
      rewriteRequestPath: (path) => (path === '/' ? '/no-such-file' : path),
    }),
  )
  // A part of another release is missing, never a page in its place: the browser would run it as a script.
  app.get('/assets/*', (c) => c.text('not found', 404))
  app.get('*', (c) => {
    c.header('cache-control', 'no-cache')
    return c.html(readFileSync(frame, 'utf8'))
  })
}
