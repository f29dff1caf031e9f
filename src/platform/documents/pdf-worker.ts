import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { charactersOf, type OfficialDocument } from './document.ts'
import { openFaces } from './faces.ts'
import { type WordedDocument, worded } from './wording.ts'

export interface PrintTask {
  readonly id: number
  readonly document: OfficialDocument
}

/** `pdf`, or the characters that no face has. */
export type Printed =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly missing: readonly string[] }
  | { readonly id: number; readonly failed: string }

const faces = await openFaces((workerData as { fonts: string | null }).fonts)
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...faces.files] }] })
const template = readFileSync(new URL('./official.typ', import.meta.url), 'utf8')
const families = Object.fromEntries(
  Object.entries(faces.families).map(([role, names]) => [role, JSON.stringify(names)]),
)

function print({ id, document }: PrintTask): Printed {
  const words = worded(document)
  const missing = faces.missing(new Set([...charactersOf(document), ...charactersOf(words as never)]))
  if (missing.length > 0) return { id, missing }
  try {
    return { id, pdf: compiler.pdf(compile(words)) }
  } catch (error) {
    return { id, failed: (error as Error).message }
  } finally {
    compiler.evictCache(10)
  }
}

/** The imprint belongs on an even page, after a blank one where the text ends on an even page without room for it. */
function compile(words: WordedDocument) {
  const here = compileOnce(words, 'here')
  if ((words.copies === null && words.printed === null) || here.numOfPages % 2 === 0) return here
  const next = compileOnce(words, 'next-page')
  return next.numOfPages % 2 === 0 ? next : compileOnce(words, 'blank-page')
}

function compileOnce(words: WordedDocument, imprint: 'here' | 'next-page' | 'blank-page') {
  const inputs = { ...families, imprint, document: JSON.stringify(words) }
  const result = compiler.compile({ mainFileContent: template, inputs })
  if (result.hasError()) throw new Error(JSON.stringify(compiler.fetchDiagnostics(result.takeDiagnostics()!)))
  return result.result!
}

parentPort!.on('message', (task: PrintTask) => parentPort!.postMessage(print(task)))
