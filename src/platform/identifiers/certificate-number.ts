const LEVEL = /^[YSG]\d{4}\d{2}\d{6}\d{2}[1-5]\d{6}$/
const SPECIAL = /^[YSG]\d{14}[A-Z]\d{6}$/
const QUALIFICATION = /^\d{2}\d{2}\d{2}[0-4]\d{3}[1-5]\d{5}$/

/**
 * Whether the text has the form of a 职业技能等级证书 number: 22 characters, class of the evaluating body (Y employer,
 * S social body, G technical school or government centre), 4 body, 2 province, 6 site, 2 year, level 5–1 (a letter for
 * 特级技师), 6 serial (职业技能等级证书编码规则). There is no check digit: the form proves nothing, only a query does.
 */
export const isLevelCertificateNumber = (text: string): boolean => LEVEL.test(text) || SPECIAL.test(text)

/** Whether the text has the form of an old 职业资格证书 number: 16 digits, the eleventh is the level 5–1. */
export const isQualificationNumber = (text: string): boolean => QUALIFICATION.test(text)
