import { findClerk, findUnitByCode } from '../organisations/door.ts'
import type { FileStore } from '../platform/files/files.ts'
import type { Clerk } from '../platform/operation.ts'
import { type PlainDate, plainDate } from '../platform/plain-date.ts'
import { readCalendar, saveSetting } from '../platform/settings/store.ts'
import { draftOrder, putProof, readOrderItems, takeMove } from '../supervision/door.ts'
import { type DemoMove, type DemoOrder, demoOrders } from './order-plans.ts'
import { hasOrders } from './store.ts'
import { JOURNEY_COUNTY, JOURNEY_PREFECTURE } from './units.ts'
import { type DemoLoad, type DemoWorld, OFFICE_DAY } from './world.ts'

/** A few orders in every state, by the same moves that people make. */
export async function storeOrders({ db, files }: DemoLoad, world: DemoWorld): Promise<void> {
  // One login may draft and open here; checking and closing always take others.
  await saveSetting(db, 'pair-order-open', false)
  if (await hasOrders(db)) return
  const calendar = await readCalendar(db)
  const units = { county: world.placeIds.get(JOURNEY_COUNTY)!, prefecture: world.placeIds.get(JOURNEY_PREFECTURE)! }
  const labour = (await findUnitByCode(db, 'YN-RS', OFFICE_DAY))!.id
  const clerkOf = async (login: string, day: PlainDate): Promise<Clerk> =>
    (await findClerk(db, { accountId: world.accounts.get(login)!, postId: null, day }))!
  await db.transaction().execute(async (tx) => {
    const at = async (login: string, day: string) => ({
      ...{ db: tx, clerk: await clerkOf(login, plainDate(day)), today: plainDate(day), calendar },
    })
    // By day, so that numbers follow the days on which orders were issued.
    for (const order of demoOrders.toSorted((a, b) => (a.draftedOn < b.draftedOn ? -1 : 1))) {
      const unitId = { ...units, labour }[order.unit]
      const subject = { taskId: null, lineNo: null, policyId: null, policyLineNo: null }
      const { unit: _, steps, drafter, draftedOn, items, ...text } = order
      const draft = { ...text, ...subject, unitId, items: [...items] }
      const id = await draftOrder(await at(drafter, draftedOn), draft)
      for (const step of steps) {
        // Without a place for files nothing can be handed in, so the order stays where it is.
        if (step.proofs && !files) break
        await take(await at(step.by, step.on), files, id, order, step)
      }
    }
  })
}

type Mover = Parameters<typeof takeMove>[0]

async function take(mover: Mover, files: FileStore | undefined, id: string, order: DemoOrder, step: DemoMove) {
  const items = await readOrderItems(mover.db, id)
  if (step.proofs && files)
    for (const [at, item] of items.entries()) {
      const page = Buffer.from(proofPage(order, order.items[at]!), 'latin1')
      const { hash, size } = await files.keep(page, page.length)
      const proof = { itemId: item.id, fileHash: hash, fileName: `${item.name}.pdf`, kind: 'pdf', size }
      await putProof(mover.db, { ...proof, orderId: id, addedBy: mover.clerk.accountId })
    }
  const wrong = step.wrong ? { items: items.slice(0, 1).map((item) => ({ id: item.id, reason: step.wrong! })) } : {}
  await takeMove(mover, { id, move: step.move, facts: { ...step.facts, ...wrong } })
}

/** A one-page PDF that says it is invented; the number of the item tells the pages apart. */
function proofPage(order: DemoOrder, item: string): string {
  const text = `DEMO proof ${order.draftedOn} ${order.items.indexOf(item) + 1}`
  const stream = `BT /F1 18 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj${object}endobj\n`
    return String(offset).padStart(10, '0')
  })
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('')
  return `${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
}
