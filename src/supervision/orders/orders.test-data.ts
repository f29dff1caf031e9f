import type { Colleague, County } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { contract } from '../contract.ts'
import type { AskedMove } from './contract.ts'
import type { Moved } from './shapes.ts'

/** The people of one order: the office that supervises, and the county that answers. */
export interface Cast {
  readonly drafter: Colleague
  readonly signer: Colleague
  readonly checker: Colleague
  readonly second: Colleague
  readonly approver: Colleague
  readonly leader: Colleague
  readonly handler: Colleague
}

export async function castOf(county: County): Promise<Cast> {
  return {
    drafter: await county.hire('province', 'province'),
    signer: await county.hire('province', 'province'),
    checker: await county.hire('province', 'supervisor'),
    second: await county.hire('province', 'supervisor'),
    approver: await county.hire('province', 'supervisor'),
    leader: await county.hire('province', 'leader'),
    handler: await county.hire('county', 'county'),
  }
}

export const draftFor = (county: County) => ({
  ...{ unitId: county.units.county, source: 'light' as const, problem: 'behind' as const },
  basis: '《云南省2021年产改工作要点》第三部分第2条',
  matter: `第二季度职业技能培训进度滞后${county.code}`,
  demand: '查明原因，补开两期培训班，六月底前完成季度任务。',
  standard: '第二季度培训人次达到计划的百分之百',
  term: 10,
  items: ['开班计划', '签到表'],
})

/** One step of the way, whoever takes it; the version is read from the order as it stands. */
export async function move<M extends AskedMove>(
  by: Colleague,
  id: string,
  name: M,
  facts: Record<string, unknown> = {},
): Promise<Moved> {
  const { version } = await request(by.desk, contract.order, { id })
  return (await request(by.desk, contract[name], { id, version, ...facts } as never)) as Moved
}

const PDF = Buffer.from('%PDF-1.7\n% a proof\n')

/** Puts a file to an item. */
export async function putProof(
  by: Colleague,
  id: string,
  itemId: string,
  fileName = '签到表.pdf',
  bytes: Uint8Array = PDF,
) {
  const query = new URLSearchParams({ fileName })
  const response = await fetch(`${by.desk.origin}/api/supervision/orders/${id}/items/${itemId}/proofs?${query}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  })
  return { status: response.status, answer: (await response.json()) as { id: string; code: string } }
}

export async function putProofs(by: Colleague, id: string): Promise<void> {
  const { items } = await request(by.desk, contract.order, { id })
  for (const item of items) await putProof(by, id, item.id)
}

export const opened = async (cast: Cast, county: County, change: Record<string, unknown> = {}) => {
  const { id } = await request(cast.drafter.desk, contract.draftOrder, { ...draftFor(county), ...change } as never)
  await move(cast.signer, id, 'open')
  return id
}

export async function issued(cast: Cast, county: County, change: Record<string, unknown> = {}): Promise<string> {
  const id = await opened(cast, county, change)
  await move(cast.signer, id, 'issue')
  return id
}

export async function working(cast: Cast, county: County, change: Record<string, unknown> = {}): Promise<string> {
  const id = await issued(cast, county, change)
  await move(cast.handler, id, 'sign')
  await move(cast.handler, id, 'handle', { plan: '六月开两个班' })
  return id
}

export async function handedIn(cast: Cast, county: County, change: Record<string, unknown> = {}): Promise<string> {
  const id = await working(cast, county, change)
  await putProofs(cast.handler, id)
  await move(cast.handler, id, 'feedBack', { plan: '两个班已结业', signedBy: '副县长' })
  return id
}

export async function checked(cast: Cast, county: County, change: Record<string, unknown> = {}): Promise<string> {
  const id = await handedIn(cast, county, change)
  await move(cast.checker, id, 'takeUp')
  const checkers = [cast.second.accountId]
  await move(cast.checker, id, 'check', { passed: true, onSite: true, checkers: [...checkers, cast.checker.accountId] })
  return id
}
