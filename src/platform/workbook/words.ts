import type { Words } from '../refusal.ts'

export const workbookWords = {
  'workbook.unreadable': ['文件读不出来：{reason}', 'The file cannot be read: {reason}'],
  'workbook.too-large': ['文件太大：{reason}', 'The file is too large: {reason}'],
  'workbook.encrypted': [
    '文件加了密码。请在 WPS 或 Excel 中取消打开密码，再上传。',
    'The file has a password. Remove the password in WPS or Excel and send it again.',
  ],
  'workbook.macros': [
    '文件含宏。请另存为不含宏的 .xlsx 工作簿，再上传。',
    'The file contains macros. Save it as a plain .xlsx workbook and send it again.',
  ],
  'reason.empty': [
    '文件是空的，没有内容。请确认选对了文件。',
    'it is empty. Please check that you chose the right file.',
  ],
  'reason.corrupt': [
    '文件已损坏或没有传完。请在 WPS 或 Excel 中打开，另存为 .xlsx 后再上传。',
    'it is damaged or was cut short. Open it in WPS or Excel, save it as .xlsx and send it again.',
  ],
  'reason.truncated': [
    '文件内容不完整。请在 WPS 或 Excel 中打开，另存为 .xlsx 后再上传。',
    'its content breaks off. Open it in WPS or Excel, save it as .xlsx and send it again.',
  ],
  'reason.not-a-workbook': [
    '这不是电子表格。请上传 .xlsx、.xls 或 .csv 文件。',
    'it is not a spreadsheet. Please send an .xlsx, .xls or .csv file.',
  ],
  'reason.et': [
    '这是 WPS 的 .et 文件。请在 WPS 中另存为 .xlsx，再上传。',
    'it is a WPS .et file. Save it as .xlsx in WPS and send it again.',
  ],
  'reason.xlsb': [
    '这是二进制工作簿（.xlsb）。请另存为 .xlsx，再上传。',
    'it is a binary workbook (.xlsb). Save it as .xlsx and send it again.',
  ],
  'reason.ods': [
    '这是 OpenDocument 表格（.ods）。请另存为 .xlsx，再上传。',
    'it is an OpenDocument spreadsheet (.ods). Save it as .xlsx and send it again.',
  ],
  'reason.document': [
    '这是文字文档，不是电子表格。请上传 .xlsx、.xls 或 .csv 文件。',
    'it is a text document, not a spreadsheet. Please send an .xlsx, .xls or .csv file.',
  ],
  'reason.pdf': [
    '这是 PDF。请上传 .xlsx、.xls 或 .csv 文件。',
    'it is a PDF. Please send an .xlsx, .xls or .csv file.',
  ],
  'reason.spreadsheet-xml': [
    '这是 XML 表格 2003。请在 WPS 或 Excel 中另存为 .xlsx，再上传。',
    'it is an XML Spreadsheet 2003. Save it as .xlsx and send it again.',
  ],
  'reason.web-archive': [
    '这是网页存档（.mht）。请在 WPS 或 Excel 中另存为 .xlsx，再上传。',
    'it is a web archive (.mht). Save it as .xlsx and send it again.',
  ],
  'reason.old-xls': [
    '这是 Excel 97 以前的旧格式。请另存为 .xlsx，再上传。',
    'it is older than Excel 97. Save it as .xlsx and send it again.',
  ],
  'reason.path': [
    '压缩包内含越出目录的路径，不予打开。请在 WPS 或 Excel 中另存为 .xlsx。',
    'the archive holds paths that lead outside it. Save it as .xlsx in WPS or Excel.',
  ],
  'reason.document-type': [
    '文件内含外部实体声明（DOCTYPE），不予打开。请在 WPS 或 Excel 中另存为 .xlsx。',
    'it declares a document type (DOCTYPE), which is never opened. Save it as .xlsx in WPS or Excel.',
  ],
  'reason.encoding': [
    '文件内部编码不是 UTF-8。请在 WPS 或 Excel 中另存为 .xlsx。',
    'its parts are not UTF-8. Save it as .xlsx in WPS or Excel.',
  ],
  'reason.token-too-long': [
    '文件中有一处内容过长，不像表格。请在 WPS 或 Excel 中另存为 .xlsx。',
    'one piece of it is too long for a table. Save it as .xlsx in WPS or Excel.',
  ],
  'reason.file': ['超过 50 MB。请分成几个文件上传。', 'over 50 MB. Please split it.'],
  'reason.expanded': [
    '解开后超过 2 GB。请删去多余的格式和工作表，另存后再上传。',
    'over 2 GB when unpacked. Remove needless formats and sheets, and save it again.',
  ],
  'reason.ratio': [
    '压缩比超过 200 倍，可能是压缩炸弹，不予打开。请删去多余的空行格式，另存为 .xlsx。',
    'it unpacks to more than 200 times its size and is not opened. Remove formatted empty rows and save it again.',
  ],
  'reason.entries': [
    '内含部件超过 2,000 个。请把名册复制到新的工作簿，再上传。',
    'it has over 2,000 parts. Copy the roster into a new workbook and send that.',
  ],
  'reason.part': [
    '其中一个部件大得不像表格。请删去多余的格式和工作表，另存后再上传。',
    'one of its parts is too large for a table. Remove needless formats and sheets, and save it again.',
  ],
  'reason.merges': [
    '合并单元格超过 200,000 处。请取消合并后再上传。',
    'over 200,000 merged areas. Unmerge them and send it again.',
  ],
  'reason.rows': ['数据超过 1,048,575 行。请分成几个文件上传。', 'over 1,048,575 rows. Please split it.'],
  'reason.time': ['读了太久还没有读完。请分成几个文件上传。', 'reading it takes too long. Please split it.'],
  'reason.memory': ['读取所需内存超过上限。请分成几个文件上传。', 'reading it takes too much memory. Please split it.'],
} satisfies Words
