import { beforeAll, expect, test } from 'vitest'
import { openTestOffice } from '../../../test/office.ts'
import { buildCounty, type Colleague } from '../../../test/world.ts'
import { request } from '../../platform/request.ts'
import { contract as settings } from '../../platform/settings/contract.ts'
import { contract } from '../contract.ts'

const office = openTestOffice()
let province: Colleague
let school: Colleague

beforeAll(async () => {
  const county = await buildCounty(office)
  province = await county.hire('province', 'province')
  school = await county.hire('school', 'trainer')
})

const set = (value: object, by = province) =>
  request(by.desk, settings.changeSetting, { name: 'complaints', value: value as never })
const told = (by: Colleague) => request(by.desk, contract.complaints, {})
const office12 = { telephone: '0872-1234567', email: 'cgb@example.cn', address: 'https://example.cn/complaints' }

test('where to turn is told to everybody, as the province set it', async () => {
  expect(await told(school)).toEqual({ telephone: null, email: null, address: null, maySet: false })
  await set(office12)
  expect(await told(school)).toEqual({ ...office12, maySet: false })
  expect(await told(province)).toEqual({ ...office12, maySet: true })
  await set({ telephone: null, email: null, address: null })
  expect(await told(school)).toMatchObject({ telephone: null })
})

test('a school does not set it', async () => {
  await expect(set(office12, school)).rejects.toMatchObject({ code: 'duty.missing' })
})

test('an address that runs a script, a telephone of words and a mangled e-mail are refused at their fields', async () => {
  const wrong = { telephone: '打给老张', email: 'cgb@', address: 'javascript:alert(1)' }
  await expect(set(wrong)).rejects.toMatchObject({
    faults: [{ field: 'value.telephone' }, { field: 'value.email' }, { field: 'value.address' }],
  })
})
