import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Words } from '../platform/refusal.ts'

const SOURCES = join(import.meta.dirname, '..')

/** The words of every room, for a refusal whose room is not known here. Read only when there is one. */
export async function everyWord(): Promise<Words> {
  const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  const files = paths.filter((path) => /(^|[\\/-])words\.ts$/.test(path))
  const modules = await Promise.all(files.map((path) => import(pathToFileURL(join(SOURCES, path)).href)))
  return Object.assign({}, ...modules.flatMap((module) => Object.values(module).filter(areWords)))
}

const areWords = (exported: unknown): exported is Words =>
  typeof exported === 'object' && exported !== null && Object.values(exported).every(isSentence)

const isSentence = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every((side) => typeof side === 'string')
