const UNIVERSITY = /^4[12]\d{2}0\d{5}$/
const OTHER = /^(3[1-9]|2[1-9]|1[1-9]|9[0-9]|5[1-9])\d{8}$/

/**
 * Whether the text has the form of a 学校（机构）标识码: 10 digits, 2 class (41 普通高校, 42 成人高校, 36 中职, 93
 * 中等职业培训机构 …), 2 province, 6 serial; a university's serial is 0 and its five-digit code. No check digit.
 */
export const isSchoolCode = (text: string): boolean => (/^4[12]/.test(text) ? UNIVERSITY.test(text) : OTHER.test(text))
