import type { Words } from '../../platform/refusal.ts'
import { workbookWords } from '../../platform/workbook/words.ts'

export const dropWords = {
  ...workbookWords,
  'drop.no-file': ['没有收到文件。', 'No file came.'],
  'drop.too-large': [
    '文件超过 {limit} MB，没有保存。请分成几份。',
    'Larger than {limit} MB; nothing was kept. Send it in parts.',
  ],
  'drop.too-many': ['超过 {limit} 行，没有保存。请分成几份。', 'More than {limit} rows; nothing was kept. Split it.'],
  'drop.no-sheet': [
    '没有认出档案记录的工作表。表头要有姓名、证件号码（或档案号）和各列名称，请对照模板。',
    'No sheet of records was recognised. The head names the person, the number or record id, and the columns; see the template.',
  ],
  'drop.columns-missing': [
    '工作表“{sheet}”缺这些列：{columns}。没有导入，请补齐后再传。',
    'Sheet {sheet} lacks these columns: {columns}. Nothing was imported; add them and send it again.',
  ],
  'drop.absent': ['没有这次导入。', 'There is no such drop.'],
  'drop.person-unknown': ['本县没有登记这个人，请先登记', 'is not registered here; register the person first'],
  'drop.name-differs': ['与登记的姓名不一致', 'differs from the registered name'],
  'drop.faults': ['错误清单', 'Faults'],
  'drop.row': ['行', 'Row'],
  'drop.column': ['列', 'Column'],
  'drop.what': ['说明', 'What is wrong'],
  'drop.marked': ['已标注', 'marked'],
  'drop.guide': [
    '带 * 的列必填；日期写 2021-06-30；不知道的留空。档案号是系统编号，有它就不必填证件号码。',
    'Columns with * are needed; days as 2021-06-30; leave empty what is not known. The record id stands for the number.',
  ],
  'drop.count-line': ['共 {count} 行', '{count} rows'],
} satisfies Words
