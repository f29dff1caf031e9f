import { readFile } from 'node:fs/promises'
import { type Language, Refusal, say } from '../platform/refusal.ts'
import type { Draft, DraftLine } from '../policies/intake/draft.ts'
import { readNotice } from '../policies/intake/read-notice.ts'
import { readSource, type Source } from '../policies/intake/read-source.ts'
import { intakeWords } from '../policies/intake/words.ts'

export interface IntakeArguments {
  /** A path, or `-` for standard input. */
  readonly file: string
  readonly json: boolean
  readonly lang: Language
}

/**
 * `changai intake FILE`: prints the draft of a notice, as JSON or as a table. Needs no database.
 * @returns exit status: 0 when a draft is printed, 1 when the file is refused.
 */
export async function intake(args: IntakeArguments): Promise<number> {
  try {
    const source = await readSource(await bytesOf(args.file))
    const draft = readNotice(source.text, source.lines)
    print(args.json ? inJson(draft, source) : inWords(draft, args.lang))
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, facts } = error
    const message = say(intakeWords, args.lang, code, facts)
    if (args.json) print(JSON.stringify({ refusal: { code, facts, message } }, null, 2))
    else process.stderr.write(`${message}\n`)
    return 1
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return standardInput()
  try {
    return await readFile(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')))
      throw error
    throw new Refusal('absent', 'intake.absent', { file })
  }
}

async function standardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)

const inJson = (draft: Draft, { type, text }: Source): string =>
  JSON.stringify(type === 'txt' ? draft : { ...draft, source: text }, null, 2)

function inWords(draft: Draft, lang: Language): string {
  const word = (code: string, facts = {}): string => say(intakeWords, lang, code, facts)
  const { document, lines } = draft
  const head = (['title', 'number', 'issuer', 'issuedOn', 'kind'] as const).map(
    (key) => `${word(`table.${key}`)}: ${document[key] ?? word('table.none')}`,
  )
  const checks = lines.filter((line) => line.certainty === 'check').length
  const count = word('table.count', { lines: lines.length, checks })
  return [...head, count, ...lines.map((line) => lineInWords(line, word))].join('\n')
}

function lineInWords(line: DraftLine, word: (code: string) => string): string {
  const amount = line.comparator ? `${word(`comparator.${line.comparator}`)} ${line.value ?? ''}${line.unit ?? ''}` : ''
  const facts = [
    line.id.padEnd(5),
    word(`kind.${line.kind}`),
    amount,
    line.period ? `${line.period.from ?? ''}—${line.period.to ?? ''}` : '',
    line.within ? `⊂ ${line.within}` : '',
    line.actors.map((actor) => actor.name).join('、'),
  ].filter((fact) => fact.trim() !== '')
  const doubts = line.doubts.map((doubt) => `    ? ${word(`doubt.${doubt}`)}`)
  return [facts.join('  '), `      ${line.text}`, ...doubts].join('\n')
}
