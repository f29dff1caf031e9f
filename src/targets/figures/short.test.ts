import { expect, test } from 'vitest'
import { shortOf } from './people.ts'

test.each([
  ['取得等级类证书', '等级证书'],
  ['农村劳动力补贴性培训', '农村劳动'],
  ['技工院校承担', '技工院校'],
  ['高级工以上', '高级工'],
  ['中国特色企业新型学徒制', '新型学徒'],
  ['培训', '培训'],
])('%s is %s for short', (name, short) => {
  expect(shortOf(name)).toBe(short)
})
