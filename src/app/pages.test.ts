import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, describe, expect, it } from 'vitest'
import { addPages } from './pages.ts'

const dist = mkdtempSync(join(tmpdir(), 'changai-pages-'))
afterAll(() => rmSync(dist, { recursive: true }))
mkdirSync(join(dist, 'assets'))
const script = 'export const office = 1\n'.repeat(100)
writeFileSync(join(dist, 'index.html'), '<!doctype html><title>产改工作平台</title>')
writeFileSync(join(dist, 'assets', 'page.js'), script)
writeFileSync(join(dist, 'assets', 'page.js.br'), brotliCompressSync(script))
writeFileSync(join(dist, 'assets', 'page.js.gz'), gzipSync(script))

const app = new Hono()
addPages(app, dist, '0')
const ask = (path: string, accepted = '') => app.request(path, { headers: { 'accept-encoding': accepted } })

describe('the pages', () => {
  it('come as they were compressed when they were built, and plain to whoever reads neither form', async () => {
    for (const [accepted, form] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['', null],
    ] as const) {
      const answer = await ask('/assets/page.js', accepted)
      expect(answer.headers.get('content-encoding')).toBe(form)
      expect(answer.headers.get('content-type')).toContain('text/javascript')
    }
  })

  it('keep a part for a year, the frame not at all', async () => {
    expect((await ask('/assets/page.js')).headers.get('cache-control')).toContain('immutable')
    const frame = await ask('/people/some-address')
    expect(frame.headers.get('cache-control')).toBe('no-cache')
    expect(await frame.text()).toContain('产改工作平台')
  })

  it('answer a part of another release with 404, never with the frame', async () => {
    expect((await ask('/assets/page-of-last-year.js')).status).toBe(404)
  })
})
