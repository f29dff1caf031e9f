import type { Words } from '../platform/refusal.ts'
import { mergeWords } from './merge/words.ts'
import { recordWords } from './records/words.ts'
import { dropWords } from './workbook/words.ts'

/** What is wrong with an identity number. */
export const idWords = {
  'id.blank': ['没有填', 'is missing'],
  'id.digits-lost': ['末位已失真，请按证件重新录入', 'lost its last digits; type it again from the card'],
  'id.old-15': ['旧15位号码，请提供18位', 'is an old number of 15 digits; give the one of 18'],
  'id.length': ['长度不是18位', 'does not have 18 characters'],
  'id.letter-o': ['含字母 O，请改为数字 0', 'holds the letter O instead of the figure 0'],
  'id.character': ['含有不该有的字符', 'holds characters that no number has'],
  'id.check': ['校验位不符：按身份证逐位核对', 'does not pass its check: compare it with the card digit by digit'],
  'id.birth': ['出生日期无效：按身份证逐位核对', 'has no valid day of birth: compare it with the card'],
  'id.paper': ['证件号只含字母和数字，5 至 20 位', 'has 5 to 20 letters and digits'],
  'person.has-account': [
    '这份人员记录已有登录账号，或已并入另一份记录，没有再开通。',
    'This record has a login already or is merged into another; none was opened.',
  ],
} satisfies Words

export const words = {
  ...idWords,
  ...dropWords,
  ...recordWords,
  ...mergeWords,
  'person.absent': ['没有这个人，或不在您的管辖范围内。', 'There is no such person within your reach.'],
  'person.known': ['这个证件号已登记，请打开已有的档案。', 'This number is registered; open the record there is.'],
  'person.known-elsewhere': [
    '这个证件号已在{place}登记，请联系{place}。',
    'This number is registered in {place}; please contact them.',
  ],
  'person.name-differs': [
    '这个证件号已登记在另一姓名下，请核对姓名和证号。',
    'This number is registered under another name; check the name and the number.',
  ],
  'person.namesake': [
    '已有同名同生日的人，没有保存。请并排核对；确实不是同一人的，写明依据再存。',
    'Somebody of this name and birthday is registered; nothing was stored. Compare them; if they are two people, say why.',
  ],
  'person.too-many-lookups': [
    '查号太频繁，请 {minutes} 分钟后再试。每次查号都已留痕。',
    'Too many numbers were looked up; try again in {minutes} minutes. Each was recorded.',
  ],
  'person.number-taken': ['这个证件号已登记在别人名下', 'is registered for somebody else'],
  'person.pair-absent': ['这一对已经有人处理过。', 'Somebody has settled this pair already.'],
  'person.invented': ['演示号码不能入库。', 'Numbers of demo data cannot be stored.'],
  'person.name': ['姓名只能是汉字、字母和间隔号', 'a name has characters, letters and dots only'],
  'person.phone': ['手机号无效，填11位手机号', 'is no mobile number of 11 digits'],
} satisfies Words
