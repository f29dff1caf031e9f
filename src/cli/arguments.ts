import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isPlainDate, type PlainDate } from '../platform/plain-date.ts'
import { type Language, Refusal } from '../platform/refusal.ts'

/** `needed` is a text that must be given; the others may be left out. */
export type OptionKind = 'flag' | 'text' | 'needed' | 'day' | 'count'

/** What every command is told. */
export interface CommonArguments {
  /** Print one JSON document on standard output and nothing else there. */
  readonly json: boolean
  readonly lang: Language
  /** Absolute path of the data folder. */
  readonly dataDir: string
  /** A server to use instead of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Whose post a command that needs the database acts in; without it, 运维. */
  readonly as: string | undefined
}

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name
type Value = {
  flag: boolean
  text: string | undefined
  needed: string
  day: PlainDate | undefined
  count: number | undefined
}
type Operands = readonly string[]
type Options = Readonly<Record<string, OptionKind>>

export type CommandArguments<P extends Operands, O extends Options> = CommonArguments & {
  readonly [Name in P[number]]: string
} & { readonly [Name in keyof O & string as Camel<Name>]: Value[O[Name]] }

export type Run<P extends Operands, O extends Options> = (args: CommandArguments<P, O>) => Promise<number>

/** A command: its operands in order, its options, and the module that does the work, loaded when it is called. */
export interface Command<P extends Operands = Operands, O extends Options = Options> {
  readonly operands: P
  readonly options: O
  readonly load: () => Promise<Run<P, O>>
}

export const command = <const P extends Operands, const O extends Options>(shape: Command<P, O>): Command =>
  shape as unknown as Command

export type Commands = Readonly<Record<string, Command>>

/** What was asked for: a command by its words with its arguments, or help (of one command, or of all). */
export type Asked =
  | { readonly help: true; readonly name: string | undefined; readonly lang: Language }
  | { readonly help: false; readonly name: string; readonly args: CommandArguments<Operands, Options> }

const COMMON = { json: 'flag', data: 'text', lang: 'text', as: 'text', help: 'flag' } as const
const LANGUAGES: readonly string[] = ['zh', 'en']

/** @throws Refusal `usage.…` for an unknown command, option or operand, and for a value of the wrong form. */
export function readArguments(commands: Commands, argv: readonly string[], environment: NodeJS.ProcessEnv): Asked {
  const { values, positionals } = parse(commands, argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv)
  const lang = languageIn(argv)
  if (values.lang !== undefined && !LANGUAGES.includes(String(values.lang)))
    throw wrong('usage.language', { given: String(values.lang) })
  const name = nameIn(commands, positionals)
  if (values.help) return { help: true, name, lang }
  if (!name)
    throw positionals.length ? wrong('usage.unknown-command', { given: positionals.join(' ') }) : wrong('usage.none')
  const own = commands[name]!
  const operands = readOperands(name, own.operands, positionals.slice(name.split(' ').length))
  const options = readOptions(name, own.options, values)
  const common = { json: values.json === true, lang, as: textOf(values.as), ...placeOf(values.data, environment) }
  return { help: false, name, args: { ...common, ...operands, ...options } as CommandArguments<Operands, Options> }
}

/** The language asked for, also where the rest of the line makes no sense. */
export function languageIn(argv: readonly string[]): Language {
  const at = argv.lastIndexOf('--lang')
  return argv.includes('--lang=en') || (at >= 0 && argv[at + 1] === 'en') ? 'en' : 'zh'
}

function parse(commands: Commands, argv: readonly string[]) {
  const kinds: Record<string, OptionKind> = Object.assign(
    {},
    ...Object.values(commands).map((one) => one.options),
    COMMON,
  )
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
  )
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw wrong('usage.option', { given: optionIn((error as Error).message) })
  }
}

const optionIn = (message: string): string => /'([^' ]+)/.exec(message)?.[1] ?? message

const nameIn = (commands: Commands, positionals: readonly string[]): string | undefined =>
  [positionals.slice(0, 2).join(' '), positionals[0] ?? ''].find((words) => Object.hasOwn(commands, words))

function readOperands(name: string, operands: Operands, given: readonly string[]): Record<string, string> {
  if (given.length > operands.length) throw wrong('usage.too-many', { command: name, given: given[operands.length]! })
  const missing = operands[given.length]
  if (missing !== undefined) throw wrong('usage.missing', { command: name, missing: missing.toUpperCase() })
  return Object.fromEntries(operands.map((operand, at) => [operand, given[at]!]))
}

function readOptions(name: string, options: Options, values: Readonly<Record<string, unknown>>) {
  const foreign = Object.keys(values).find((option) => !(option in COMMON) && !Object.hasOwn(options, option))
  if (foreign) throw wrong('usage.foreign-option', { command: name, given: `--${foreign}` })
  return Object.fromEntries(
    Object.entries(options).map(([option, kind]) => [camel(option), readOption(name, option, kind, values[option])]),
  )
}

function readOption(name: string, option: string, kind: OptionKind, given: unknown) {
  if (kind === 'flag') return given === true
  if (given === undefined && kind === 'needed') throw wrong('usage.missing', { command: name, missing: `--${option}` })
  if (given === undefined) return undefined
  const text = String(given)
  if (kind === 'day' && !isPlainDate(text)) throw wrong('usage.day', { option: `--${option}`, given: text })
  if (kind !== 'count') return text
  if (!/^\d{1,9}$/.test(text)) throw wrong('usage.count', { option: `--${option}`, given: text })
  return Number(text)
}

const placeOf = (data: unknown, environment: NodeJS.ProcessEnv) => ({
  dataDir: resolve(textOf(data) ?? environment.CHANGAI_DATA ?? 'var'),
  databaseUrl: environment.DATABASE_URL || undefined,
})

const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const wrong = (code: string, facts: Record<string, string> = {}) => new Refusal('invalid', code, facts)
