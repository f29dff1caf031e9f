import type { Quantity } from './quantities.ts'

const CLASS_OF_UNITS = /^的?(?:[\p{Script=Han}]{0,6}?)(?:企业|单位|工会|园区|项目|工程)/u
/** 全省129个县（市、区）实现全覆盖: the number says how many are to be covered. */
const COVERED = /^[^，。；]{0,40}(?:全覆盖|全面覆盖)/
/** 全县23个乡镇, 考核对象为9个县和2个开发区: how many there are, which nobody is to reach. */
const DISTRICTS = /^个?(?:县|区|市|乡|镇|街道|社区|村|苏木|嘎查|州|旗|开发区|园区|经开区|高新区)/
const OF_A_WHOLE = /(?:全[省市县区州旗国]|辖区?|下辖|对象为)(?:的|现有|共有?|内)?$/
const EXPERIENCE = /^(?:的)?(?:[\p{Script=Han}]{0,6}?)(?:经历|经验|工龄|党龄|学历)/u

/** Numbers that qualify another one: 100人以上企业, 60岁以上, 每50名职工, 近3年. They are words of its population. */
export function isModifier(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  const { start, end, dimension, after, unit } = quantity
  const behind = text.slice(end, end + 16)
  const hasNext = next !== undefined && !/[。；]/.test(text.slice(end, next.start)) && next.start - end < 60
  if (isDistricts(text, quantity)) return true
  if (dimension === 'things' && COVERED.test(text.slice(end, end + 48))) return true
  if (/每(?:满|隔)?$/.test(text.slice(Math.max(0, start - 2), start))) return true
  if (dimension === 'age')
    return (
      hasNext &&
      next.dimension !== 'age' &&
      !text.slice(end, next.start).includes('，') &&
      !/年满$/.test(text.slice(Math.max(0, start - 2), start))
    )
  if (after && (dimension === 'persons' || dimension === 'money') && CLASS_OF_UNITS.test(behind) && unit !== null)
    return (
      (hasNext && !text.slice(end, next.start).includes('，')) ||
      /^[^，。；]*(?:全覆盖|应建尽建|全部)/.test(text.slice(end, end + 60))
    )
  if (
    dimension === 'time' &&
    /^(?:以内|之内|内|以来|来|时间|共(?!同)|累计|总)/.test(after ? text.slice(quantity.unitEnd, end) : behind)
  )
    return next !== undefined && !/[，。；]/.test(text.slice(end, next.start))
  if (dimension === 'time' && /近$/.test(text.slice(Math.max(0, start - 1), start))) return hasNext
  if (dimension === 'time' && after && EXPERIENCE.test(behind)) return hasNext
  return false
}

function isDistricts(text: string, { start, end, unit, after }: Quantity): boolean {
  if (after || !(unit === '个' || unit === null) || !DISTRICTS.test(text.slice(end, end + 4))) return false
  const before = text.slice(Math.max(0, start - 24), start)
  return OF_A_WHOLE.test(before) || /(?:全[省市县区州旗国]|对象为)\d{1,4}个(?:[^，。；：]{1,10})[和、]$/.test(before)
}
