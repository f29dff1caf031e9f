import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Words } from '../platform/refusal.ts'

const SOURCES = join(import.meta.dirname, '..')

/** The words of every room, for a refusal whose room is not known here. Read only when there is one. */
export async function everyWord(): Promise<Words> {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|[\\/-])words\.ts$/.test(path),
  )
  const modules = await Promise.all(
    files.map((path) => import(pathToFileURL(join(SOURCES, path)).href) as Promise<{ words?: Words }>),
  )
  return Object.assign({}, ...modules.map(({ words = {} }) => words))
}
