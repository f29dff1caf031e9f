import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']

/** Runs npm under a given Node in a folder. Its output is kept back: it is for us, and only if something failed. */
export function runNpm(node, cwd, args) {
  const cli = findNpm()
  const [program, before] = cli ? [node, [cli]] : ['npm', []]
  return new Promise((resolve) => {
    const npm = spawn(program, [...before, ...args, ...QUIET], {
      cwd,
      env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !cli && process.platform === 'win32',
    })
    let output = ''
    const keep = (data) => {
      output += data
    }
    npm.stdout.on('data', keep)
    npm.stderr.on('data', keep)
    npm.once('error', (error) => resolve({ status: 1, output: `${program}: ${error.message}` }))
    npm.once('close', (status) => resolve({ status, output }))
  })
}

// npm's own program, so that it runs under the Node of our choice and not under the one its first line names.
function findNpm() {
  const beside = dirname(process.execPath)
  const onPath = (process.env.PATH || '').split(delimiter).map((folder) => join(folder, 'npm'))
  return [
    process.env.npm_execpath,
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath,
  ]
    .filter((path) => path && existsSync(path))
    .map((path) => realpathSync(path))
    .find((path) => path.endsWith('npm-cli.js'))
}
