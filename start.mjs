// No dependencies, and no syntax that Node 18 cannot read: this is what runs on a machine where nothing is installed.
import { join } from 'node:path'
import { buildPagesIfNeeded } from './bin/build-pages.mjs'
import { installIfNeeded } from './bin/install.mjs'
import { fail, findNode, handOver, majorOf, needNode, ROOT } from './bin/runtime.mjs'

const OLDEST_MAJOR = 18
const PROGRAMS = {
  start: [join(ROOT, 'bin', 'changai.mjs'), 'start'],
  test: [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run'],
}

/** `node start.mjs start|test [ARGUMENTS]`: gets everything ready, then hands over to the product or to its tests. */
async function main(word, args) {
  const program = PROGRAMS[word]
  if (!program) fail(`用法：node start.mjs start|test`, 'Usage: node start.mjs start|test')
  if (majorOf(process.versions.node) < OLDEST_MAJOR)
    fail(
      `需要 Node ${OLDEST_MAJOR} 或更新版本，现在是 ${process.versions.node}。`,
      `This takes Node ${OLDEST_MAJOR} or newer; this is ${process.versions.node}.`,
    )
  await installIfNeeded()
  const node = findNode() || needNode()
  buildPagesIfNeeded(node)
  handOver(node, [...program, ...args])
}

main(process.argv[2], process.argv.slice(3))
