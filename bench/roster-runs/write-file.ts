import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre'
import { checkCharacter } from '../../src/platform/identifiers/iso7064.ts'

const HEADERS = [
  '序号 姓名 证件类型 身份证号 性别 出生日期 民族 文化程度 户籍地 户籍性质 人员类别 手机号 单位 统一社会信用代码',
  '职业(工种) 等级 原证书编号 本工种工龄(年) 开户银行 银行账号 户名 学时 出勤学时 备注',
].flatMap((line) => line.split(' '))
const SURNAMES = [...'李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const GIVEN = [
  ...'明华芳军丽强敏静伟娜秀英慧俊杰婷波艳勇磊霞云龙凤平刚桂玉萍红鹏飞鑫宇轩浩然子涵梓欣怡雨泽博文思佳嘉睿雪梅兰竹菊春夏秋冬',
]
const PLACES = ['云南省大理州宾川县', '红河州弥勒市', '曲靖市会泽县', '昆明市富民县', '530326']

const two = (n: number) => String(n).padStart(2, '0')

/** One invented person: one row in a hundred has a wrong check digit. */
function person(at: number): string[] {
  const month = Math.floor(at / 38) % 12
  const inMonth = Math.floor(at / (38 * 12)) % 28
  const birth = `${1965 + (at % 38)}${two(1 + month)}${two(1 + inMonth)}`
  const body = `999999${birth}${String(Math.floor(at / (38 * 12 * 28)) % 1000).padStart(3, '0')}`
  const right = checkCharacter(body)
  const number = body + (at % 100 === 7 ? (right === '1' ? '2' : '1') : right)
  const male = Number(number[16]) % 2 === 1
  const name =
    SURNAMES[at % 40]! + GIVEN[Math.floor(at / 40) % GIVEN.length]! + GIVEN[Math.floor(at / 2400) % GIVEN.length]!
  const day = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`
  return [
    [String(at + 1), name, '居民身份证', number, male ? '男' : '女', day, '彝族', '初中', PLACES[at % 5]!, '农业'],
    [
      '农村劳动力、脱贫劳动力',
      `1000${String(at).padStart(7, '0')}`,
      '宾川富农合作社（演示）',
      '91999999MA00000154',
      '园艺工',
    ],
    ['五级/初级工', '', '6', '云南省农村信用社', '9999990000000014', name, '40', '38', ''],
  ].flat()
}

function* rows(count: number): Generator<string[]> {
  yield ['农村劳动力职业技能培训学员名册（演示数据）']
  yield ['班级编号：BC-2021-07']
  yield HEADERS
  for (let at = 0; at < count; at += 1) yield person(at)
}

/** Writes a roster of so many invented people with all columns of the template. */
export async function writeRosterFile(path: string, count: number): Promise<void> {
  const bytes = writeXlsxStream(rows(count), { name: '学员名单', inlineStrings: false })
  await pipeline(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path))
}
