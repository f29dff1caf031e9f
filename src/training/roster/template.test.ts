import { expect, test } from 'vitest'
import { rosterTemplate } from './template.ts'
import { idNumbers, readBack, readingOf, theClass } from './test-books.ts'

test('the empty roster has its sheets, its text columns, its lists, and is printed on A4', async () => {
  const bytes = await rosterTemplate(theClass)
  const book = await readBack(bytes)
  expect(book.worksheets.map(({ name, state }) => `${name} ${state}`)).toEqual([
    '填表说明 visible',
    '班级信息 visible',
    '学员名单 visible',
    '考勤 visible',
    '成绩证书 visible',
    '代码表 veryHidden',
  ])
  const sheet = book.getWorksheet('学员名单')!
  expect(sheet.getCell('A4').value).toBe('示例')
  expect(sheet.getCell('B3').value).toBe('姓名*')
  for (const column of ['D', 'L', 'T']) expect(sheet.getColumn(column).numFmt).toBe('@')
  expect(sheet.getCell('P5').dataValidation).toMatchObject({ type: 'list', formulae: ['代码表!$E$2:$E$11'] })
  expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:3' })
})

test('filled in by somebody and saved by another program, it is read as the class it was made for', async () => {
  const book = await readBack(await rosterTemplate(theClass))
  const sheet = book.getWorksheet('学员名单')!
  idNumbers(2).forEach((number, at) => {
    const cells = {
      A: at + 1,
      B: `张${'一二'[at]}`,
      D: number,
      K: '农民工',
      L: '10000000001',
      O: '电工',
      P: '五级/初级工',
    }
    for (const [column, value] of Object.entries(cells)) sheet.getCell(`${column}${5 + at}`).value = value
  })
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)
  const reading = await readingOf(bytes, { ...theClass, plannedPeople: 2 })
  expect(reading).toMatchObject({ sheet: '学员名单', headerRow: 3, people: 2, good: 2, notices: [] })
  expect(reading.skipped).toEqual([{ row: 4, why: 'example-row' }])
  const other = { ...theClass, id: 'another', number: 'BC-2021-08' }
  await expect(readingOf(bytes, other)).rejects.toMatchObject({ code: 'roster.f03' })
})
