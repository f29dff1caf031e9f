const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const GIVEN = [...'文明华强军平志勇秀英丽芳静敏燕玲']

/** An invented 18-character identity number with a right check character (GB 11643, ISO 7064 MOD 11-2). */
export function identity(birth = '19800101', sequence = 1, region = '999999'): string {
  const body = `${region}${birth}${String(sequence).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return body + '10X98765432'[sum % 11]
}

export type Person = Record<string, unknown>

/** The n-th invented person: a good row under every heading a roster may carry. */
export function person(n: number, changes: Person = {}): Person {
  return {
    序号: n,
    姓名: `${SURNAMES[n % 16]}${GIVEN[Math.floor(n / 16) % 16]}${GIVEN[(n * 7) % 16]}`,
    身份证号: identity('19800101', n * 2 + 1),
    性别: '男',
    出生日期: '1980-01-01',
    民族: '彝族',
    文化程度: '初中',
    人员类别: '农民工',
    手机号: String(10_000_000_000 + n),
    '职业(工种)': '电工',
    等级: '五级/初级工',
    ...changes,
  }
}

export const HEAD = ['姓名', '身份证号', '人员类别', '手机号', '职业(工种)', '等级']

export const cellsOf = (head: readonly string[], one: Person): unknown[] => head.map((name) => one[name] ?? null)

export const peopleRows = (head: readonly string[], count: number, from = 1): unknown[][] =>
  Array.from({ length: count }, (_, at) => cellsOf(head, person(from + at)))
