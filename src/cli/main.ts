import { type Asked, languageIn, readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import { help } from './help.ts'
import { report } from './report.ts'

/**
 * Runs one command line to its end.
 * @returns the exit status: 0 done, 1 refused, 2 wrong usage, 3 internal error.
 */
export async function main(argv: readonly string[], environment = process.env): Promise<number> {
  const asked: { read?: Asked } = {}
  try {
    asked.read = readArguments(commands, argv, environment)
    if (asked.read.help) return help(commands, asked.read.name, asked.read.lang)
    const run = await commands[asked.read.name]!.load()
    return await run(asked.read.args)
  } catch (error) {
    const dataDir = asked.read && !asked.read.help ? asked.read.args.dataDir : undefined
    return report(error, { json: argv.includes('--json'), lang: languageIn(argv), dataDir })
  }
}
