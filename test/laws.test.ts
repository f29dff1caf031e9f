import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { rooms } from '../src/app/rooms.ts'
import { everyDuty } from '../src/organisations/duties.ts'
import { type Code, laws } from './laws.ts'
import { numbersOutsideFigures, type Schema } from './published-numbers.ts'

const src = join(import.meta.dirname, '../src')
const paths = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
const code: Code = {
  files: new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(src, path), 'utf8')])),
  glossary: readFileSync(join(src, '../GLOSSARY.md'), 'utf8'),
  duties: everyDuty,
}

test('the laws see the house', () => {
  expect(code.files.size).toBeGreaterThan(100)
})

test.each(Object.entries(laws))('%s', (_, law) => {
  expect(law(code)).toEqual([])
})

/** One file that breaks each law, so that a law which can no longer fail is noticed. */
const breaches: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a room imports only the platform, its own files, and what another room publishes': [
    'targets/rules.ts',
    `import {\n  lockClass,\n} from '../training/store.ts'`,
  ],
  'no file imports itself by a detour': ['platform/money.ts', `import './money.ts'`],
  'what the browser loads never reaches the server': ['targets/pages/x.tsx', `import { find } from '../store.ts'`],
  'SQL lives in a store': ['targets/routes.ts', `db.selectFrom('fact')`],
  'a room writes only its own tables': ['targets/store.ts', `db.updateTable('person')`],
  'rules are pure': ['targets/rules.ts', 'const today = new Date()'],
  'a refusal has words in both languages': ['targets/routes.ts', `new Refusal('conflict', 'target.unsaid')`],
  'no file is longer than 300 lines': ['targets/routes.ts', '\n'.repeat(301)],
  'every room and table is in the glossary': ['gizmos/routes.ts', ''],
  'a duty that an operation asks for is held by some post': ['targets/contract.ts', `may: 'moon.reach'`],
  'nothing counts sign-ins, places, faces or likes': ['worker/x.ts', 'navigator.geolocation'],
}

test.each(Object.entries(laws))('it would be noticed if this no longer held: %s', (name, law) => {
  const [path, text] = breaches[name]!
  const broken = law({ ...code, files: new Map([[path, text]]) })
  expect(broken).not.toEqual([])
})

const operations = Object.entries(rooms).flatMap(([room, { contract }]) =>
  Object.entries(contract).map(([name, operation]) => ({ name: `${room}.${name}`, operation })),
)

test('no two operations share an address', () => {
  const addresses = operations.map(({ operation: { method, path } }) => `${method} ${path}`)
  expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
})

test('each number that is published is a figure that opens', () => {
  const loose = operations.flatMap(({ name, operation }) =>
    operation.kind === 'download'
      ? []
      : numbersOutsideFigures(z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }) as Schema).map(
          (where) => `${name}: ${where}`,
        ),
  )
  expect(loose).toEqual([])
})
