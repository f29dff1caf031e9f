import { type Language, say } from '../platform/refusal.ts'
import type { Command, Commands, OptionKind } from './arguments.ts'
import { words } from './words.ts'

/** Prints how a command is called, or how all are. */
export function help(commands: Commands, name: string | undefined, lang: Language): number {
  const shown = name ? { [name]: commands[name]! } : commands
  process.stdout.write(`${usage(shown, lang)}\n`)
  return 0
}

export function usage(commands: Commands, lang: Language): string {
  const lines = Object.entries(commands).map(([name, command]) => [
    lineOf(name, command),
    say(words, lang, `help.${name}`),
  ])
  const width = Math.max(...lines.map(([line]) => line!.length))
  return [
    say(words, lang, 'help.usage'),
    ...lines.map(([line, what]) => `  ${line!.padEnd(width)}  ${what}`),
    say(words, lang, 'help.common'),
  ].join('\n')
}

function lineOf(name: string, { operands, options }: Command): string {
  const given = Object.entries(options).map(([option, kind]) => optionOf(option, kind))
  return ['changai', name, ...operands.map((operand) => operand.toUpperCase()), ...given].join(' ')
}

function optionOf(option: string, kind: OptionKind): string {
  const value = { flag: '', text: ' …', needed: ' …', day: ' YYYY-MM-DD', count: ' N' }[kind]
  return kind === 'needed' ? `--${option}${value}` : `[--${option}${value}]`
}
