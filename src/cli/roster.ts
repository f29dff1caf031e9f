import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import { type Language, Refusal, say } from '../platform/refusal.ts'
import { checkRosterFile } from '../training/roster/check-file.ts'
import type { RosterClass } from '../training/roster/reading.ts'
import { type RosterReceipt, receiptOf } from '../training/roster/receipt.ts'
import { rosterSentences } from '../training/roster/words.ts'

export interface RosterCheckArguments {
  readonly file: string
  /** Where the marked copy goes. */
  readonly marked?: string
  readonly json: boolean
  readonly lang: Language
  /** The class that `--class` names, already read by its room. */
  readonly class?: RosterClass
  /** The office's day, where a database knows it. */
  readonly today?: PlainDate
}

/**
 * `changai roster check FILE`: prints the receipt, writes the marked copy. Needs no database.
 * @returns exit status: 0 when a receipt is printed, also with bad rows; 1 when the file is refused whole.
 */
export async function rosterCheck(args: RosterCheckArguments): Promise<number> {
  letReadersLeave()
  try {
    const { reading, marked } = await checkRosterFile(args.file, {
      today: args.today ?? todayInChina(),
      class: args.class,
      keepRows: false,
      marked: args.marked === undefined ? undefined : args.lang,
    })
    if (args.marked !== undefined && marked) await writeFile(args.marked, marked)
    const receipt = receiptOf(reading, basename(args.file), args.lang)
    for (const piece of args.json ? asJson(receipt) : inWords(receipt, args.lang)) await print(piece)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, facts } = error
    const message = say(rosterSentences, args.lang, code, facts)
    if (args.json) await print(`${JSON.stringify({ refusal: { code, facts, message } }, null, 2)}\n`)
    else process.stderr.write(`${message}\n`)
    return 1
  }
}

/** Waits until the text is gone, so that a caller who ends the process cuts nothing off. */
const print = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))

/** Whoever reads only the first lines has had enough: that is no defect. */
function letReadersLeave(): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

const CELLS_AT_ONCE = 1000

/** The receipt as one JSON document, in pieces: that of a million bad rows is longer than a text may be. */
function* asJson(receipt: RosterReceipt): Generator<string> {
  const { cells, ...rest } = receipt
  const head = JSON.stringify(rest, null, 2)
  yield `${head.slice(0, head.lastIndexOf('\n'))},\n  "cells": [`
  for (let at = 0; at < cells.length; at += CELLS_AT_ONCE) {
    const lines = cells.slice(at, at + CELLS_AT_ONCE).map((cell) => `\n    ${JSON.stringify(cell)}`)
    yield (at === 0 ? '' : ',') + lines.join(',')
  }
  yield cells.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
}

/** The day in China, whatever the zone of this machine. */
const todayInChina = () =>
  plainDate(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format())

function* inWords(receipt: RosterReceipt, language: Language): Generator<string> {
  const { file, sheet, rows, good, warned, bad, skipped, cells, fileNotices } = receipt
  const head =
    language === 'zh'
      ? `${file}（${sheet}）：共 ${rows} 人，合格 ${good}，提示 ${warned}，退回 ${bad}，跳过 ${skipped.length} 行`
      : `${file} (${sheet}): ${rows} people, ${good} good, ${warned} warned, ${bad} bad, ${skipped.length} rows skipped`
  yield `${head}\n`
  for (const { code, message } of fileNotices) yield `  ${code}  ${message}\n`
  for (let at = 0; at < cells.length; at += CELLS_AT_ONCE)
    yield cells
      .slice(at, at + CELLS_AT_ONCE)
      .map(({ row, column, code, message }) => `  ${column}${row}  ${code}  ${message}\n`)
      .join('')
}
