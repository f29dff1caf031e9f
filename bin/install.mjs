import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm.mjs'
import { fail, findNode, needNode, nodeIn, PINNED_PACKAGE, ROOT, tell } from './runtime.mjs'

const LOCK = join(ROOT, 'package-lock.json')
const RECORD = join(ROOT, 'node_modules', '.package-lock.json')
const MARK = join(ROOT, 'node_modules', '.installed-from')
const POLL_MS = 1000
const FLAGS = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--engine-strict=false']

/** Installs what package-lock.json names, unless all of it is there: put there by us, or by somebody's npm install. */
export async function installIfNeeded() {
  const text = readFileSync(LOCK)
  const hash = createHash('sha256').update(text).digest('hex')
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === hash) return
  const wanted = JSON.parse(text).packages
  if (!isComplete(wanted)) await install(wanted)
  writeFileSync(MARK, hash)
}

async function install(wanted) {
  tell(
    '正在下载并安装所需组件（只在第一次，约 1–3 分钟，含 Node 24 与 PostgreSQL 18）……',
    'Downloading and installing what is needed (first time only, 1–3 minutes, with Node 24 and PostgreSQL 18) …',
  )
  const borrowed = await borrowNode(wanted)
  const progress = showProgress(wanted)
  const { status, output } = await runNpm(borrowed.node, ROOT, FLAGS)
  progress.end()
  borrowed.giveBack()
  if (status !== 0) failWith(output)
  tell('组件已装好。', 'Installed.')
}

// npm leaves out, without a word, optional packages that the Node it runs under is too old for; ours are not optional.
// So the pinned Node is fetched first, into a folder of its own, and npm runs under that.
async function borrowNode(wanted) {
  const path = `node_modules/${PINNED_PACKAGE}`
  const ready = findNode()
  if (ready && !ready.startsWith(ROOT)) return { node: ready, giveBack: () => {} }
  if (!wanted[path]) needNode()
  // Not in the system's temporary folder, where careful administrators forbid programs.
  const folder = join(ROOT, 'var', 'borrowed-node')
  const giveBack = () => rmSync(folder, { recursive: true, force: true })
  giveBack()
  mkdirSync(folder, { recursive: true })
  const root = { name: 'borrowed', version: '1.0.0', dependencies: { [PINNED_PACKAGE]: wanted[path].version } }
  const lock = { ...root, lockfileVersion: 3, packages: { '': root, [path]: { ...wanted[path], optional: false } } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  const { status, output } = await runNpm(process.execPath, folder, FLAGS)
  if (status === 0) return { node: nodeIn(folder), giveBack }
  giveBack()
  return failWith(output)
}

function isComplete(wanted) {
  if (!existsSync(RECORD)) return false
  const present = JSON.parse(readFileSync(RECORD, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => !path || !isNeeded(entry) || (present[path] && present[path].version === entry.version),
  )
}

// An optional package for this very system is needed; one for any system only serves the systems without their own.
const isNeeded = (entry) => fitsHere(entry) && (!entry.optional || Boolean(entry.os || entry.cpu))

const fitsHere = ({ os = [process.platform], cpu = [process.arch], libc = [ownLibc()] }) =>
  os.includes(process.platform) && cpu.includes(process.arch) && libc.includes(ownLibc())

let libcFound
function ownLibc() {
  libcFound = libcFound || (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')
  return libcFound
}

// npm tells nothing a clerk could read, so we count the packages that have arrived.
function showProgress(wanted) {
  const paths = Object.keys(wanted).filter((path) => path && isNeeded(wanted[path]))
  let said = 0
  const look = () => {
    const arrived = paths.filter((path) => existsSync(join(ROOT, path, 'package.json'))).length
    const percent = Math.floor((arrived * 100) / paths.length)
    if (percent < said + 20 || percent >= 100) return
    said = percent
    process.stderr.write(`  ${arrived} / ${paths.length}\n`)
  }
  const timer = setInterval(look, POLL_MS)
  return { end: () => clearInterval(timer) }
}

const failWith = (output) =>
  fail(
    `安装没有成功，请检查网络后再试。npm 说：\n${output}`,
    'The installation failed; check the network and try again. The lines above are from npm.',
  )
