const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])$/

/** Whether the text has the form of a place code, GB/T 2260: six digits that begin with a province. */
export const isPlaceCodeShape = (text: string): boolean => /^\d{6}$/.test(text) && PROVINCE.test(text.slice(0, 2))

/** Whether two digits are the province part of GB/T 2260 (11 北京 … 82 澳门); 99 and 00 are none. */
export const isProvincePart = (digits: string): boolean => PROVINCE.test(digits)
