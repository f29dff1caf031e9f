#!/usr/bin/env node
// Started by any Node from 18 on; the product itself runs on the pinned one.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, findNode, handOver, majorOf, needNode, PINNED_MAJOR, ROOT } from './runtime.mjs'

if (!existsSync(join(ROOT, 'node_modules')))
  fail(
    '还没有安装。请先在这个目录运行 npm start（或 npm install）。',
    'Nothing is installed yet. Run npm start (or npm install) in this folder first.',
  )

if (majorOf(process.versions.node) >= PINNED_MAJOR) {
  const { main } = await import('../src/cli/main.ts')
  const status = await main(process.argv.slice(2))
  // Whatever a failed command left open ends here, once all that it printed has gone out.
  process.stdout.write('', () => process.exit(status))
} else {
  handOver(findNode() || needNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)])
}
