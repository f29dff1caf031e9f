import { Refusal } from '../../platform/refusal.ts'

export const ROSTER_SHEET = '学员名单'
export const CLASS_SHEET = '班级信息'
export const ERROR_SHEET = '错误清单'
/** Custom property of the workbook that carries the template's version. */
export const TEMPLATE_PROPERTY = 'changai.template'
export const TEMPLATE_VERSION = 'roster/1'
/** Hidden defined name that carries the class a template was written for. */
export const CLASS_NAME = 'changai.class'

/** @throws Refusal `roster.f02` when a version is named and is not today's; a text that names none is let pass. */
export function judgeVersion(text: string | undefined): void {
  const found = /roster\/\d+/.exec(text ?? '')?.[0]
  if (found && found !== TEMPLATE_VERSION)
    throw new Refusal('invalid', 'roster.f02', { found, current: TEMPLATE_VERSION })
}
