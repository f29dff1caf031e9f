import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { rooms } from '../src/app/rooms.ts'
import { type Bundle, bundles } from '../src/organisations/duties.ts'
import type { Operation } from '../src/platform/operation.ts'
import { addressOf } from '../src/platform/request.ts'
import { openTestOffice } from './office.ts'
import { sampleOf } from './sample-input.ts'
import { buildCounty, type Colleague, type County } from './world.ts'

const office = openTestOffice()
const operations = Object.entries(rooms).flatMap(([room, { contract }]) =>
  Object.entries(contract).map(([name, operation]) => ({ name: `${room}.${name}`, operation: operation as Operation })),
)
const guarded = operations.filter(({ operation }) => operation.may !== 'everybody')
const dutiful = guarded.filter(({ operation }) => operation.may !== 'anyone')
const addressed = dutiful.filter(({ operation }) => /:\w*[iI]d\b/.test(operation.path))

let county: County
let powerless: Colleague
const holders = new Map<string, Colleague>()

beforeAll(async () => {
  county = await buildCounty(office)
  powerless = await county.hire('county')
})

function ask(operation: Operation, token: string | undefined): Promise<Response> {
  const input = sampleOf(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as never)
  const sent = input as Record<string, unknown>
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const body = operation.method === 'GET' ? {} : { body: JSON.stringify(sent) }
  return fetch(`${office.origin}${addressOf(operation, sent)}`, { method: operation.method, headers, ...body })
}

/** A clerk of the county who holds the duty. */
async function holderOf(duty: string): Promise<Colleague> {
  const bundle = (Object.keys(bundles) as Bundle[]).find((name) => (bundles[name] as readonly string[]).includes(duty))!
  const known = holders.get(bundle) ?? (await county.hire('county', bundle))
  holders.set(bundle, known)
  return known
}

test('there are operations to try', () => {
  expect(dutiful.length).toBeGreaterThan(20)
})

describe('who is not signed in is asked to sign in', () => {
  test.each(guarded.map(({ name, operation }) => [name, operation] as const))('%s', async (_, operation) => {
    const response = await ask(operation, undefined)
    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({ code: 'sign-in.needed' })
  })
})

describe('who lacks the duty is refused, whatever is asked', () => {
  test.each(dutiful.map(({ name, operation }) => [name, operation] as const))('%s', async (_, operation) => {
    const response = await ask(operation, powerless.token)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'duty.missing', facts: { duty: operation.may } })
  })
})

describe('a record that is not there and one that is elsewhere are told alike, and nothing breaks', () => {
  test.each(addressed.map(({ name, operation }) => [name, operation] as const))('%s', async (_, operation) => {
    const holder = await holderOf(operation.may)
    const response = await ask(operation, holder.token)
    expect([403, 404, 409, 422]).toContain(response.status)
  })
})
