import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ROOT, tell } from './runtime.mjs'

const MARK = join(ROOT, 'dist', '.built-from')
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'src']

/** Builds the browser's pages, unless those in dist were built from the sources that are there now. */
export function buildPagesIfNeeded(node) {
  const sources = hashOf(SOURCES)
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return
  tell('正在生成网页……', 'Building the pages …')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const built = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, encoding: 'utf8' })
  if (built.status !== 0)
    fail(`网页没有生成成功：\n${built.stdout}${built.stderr}`, 'The pages could not be built; the lines above say why.')
  writeFileSync(MARK, sources)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn)) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)))
  return hash.digest('hex')
}

function filesIn(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false })
  if (!found || path.includes('.test.')) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`))
}
