import ExcelJS from 'exceljs'
import { plainDate } from '../../src/platform/plain-date.ts'
import { checkRosterFile } from '../../src/training/roster/check-file.ts'

/** One run in a process of its own: milliseconds, and the most memory the process ever held. */
const [who, file] = process.argv.slice(2) as ['ours' | 'ours-marked' | 'exceljs' | 'exceljs-stream', string]

const work = {
  ours: async () => (await checkRosterFile(file, { today: plainDate('2021-06-30'), keepRows: false })).reading.people,
  'ours-marked': async () =>
    (await checkRosterFile(file, { today: plainDate('2021-06-30'), keepRows: false, marked: 'zh' })).reading.people,
  exceljs: async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(file)
    let rows = 0
    book.worksheets[0]!.eachRow((row) => {
      if (row.number > 3) rows += 1
    })
    return rows
  },
  'exceljs-stream': async () => {
    let rows = 0
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(file, {
      sharedStrings: 'cache',
      worksheets: 'emit',
    }))
      for await (const row of sheet) if (row.number > 3) rows += 1
    return rows
  },
}

const start = performance.now()
const rows = await work[who]()
const ms = performance.now() - start
process.stdout.write(JSON.stringify({ rows, ms, megabytes: process.resourceUsage().maxRSS / 1024 }))
