import { describe, expect, test } from 'vitest'
import { HEADERS, inlineSheet, personRow, rawParts, readingOf, zipOf } from './test-books.ts'

const sheet = inlineSheet([HEADERS, personRow(0)])

describe('as other programs write workbooks', () => {
  test('without references, dimension, styles or shared strings; with a prefix on every element', async () => {
    for (const prefix of ['', 'x:'])
      expect(
        await readingOf(await zipOf(rawParts(inlineSheet([HEADERS, personRow(0), personRow(1)], prefix)))),
      ).toMatchObject({
        headerRow: 1,
        people: 2,
        good: 2,
      })
  })

  test('shared strings in runs, with readings above the characters, and cells of every type', async () => {
    const cells = HEADERS.map((_, at) => `<c t="s"><v>${at}</v></c>`).join('')
    const [, , number] = personRow(0)
    const body = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="5">${cells}</row><row r="7"><c r="A7"><v>1</v></c><c r="C7" t="str"><f>X</f><v>${number}</v></c><c r="B7" t="s"><v>8</v></c><c r="D7" t="inlineStr"><is><r><t>农村</t></r><r><t>劳动力</t></r></is></c><c r="E7"><v>1.380000001E10</v></c><c r="F7" t="inlineStr"><is><t><![CDATA[电工]]></t></is></c><c r="G7" t="n"><v>5</v></c></row></sheetData></worksheet>`
    const strings = HEADERS.map((text) => `<si><t>${text}</t></si>`).join('')
    const name = '<si><r><t>张</t></r><r><rPr><b/></rPr><t>三</t></r><rPh sb="0" eb="1"><t>ZHANG</t></rPh></si>'
    const parts = rawParts(body, { 'xl/sharedStrings.xml': `<sst>${strings}${name}</sst>` })
    const reading = await readingOf(await zipOf(parts))
    expect(reading).toMatchObject({ headerRow: 5, marks: [] })
    expect(reading.rows[0]).toMatchObject({ row: 7, name: '张三', phone: '13800000010', groups: ['G13'] })
  })

  test('strict office documents, parts at other places, and relations with a leading slash', async () => {
    const strict = (text: string) =>
      text
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
    const parts = Object.fromEntries(Object.entries(rawParts(sheet)).map(([name, text]) => [name, strict(text)]))
    expect((await readingOf(await zipOf(parts))).good).toBe(1)
  })

  test('a million is no row number, and XFE no column', async () => {
    for (const odd of [sheet.replace('<row>', '<row r="1048577">'), sheet.replace('<c t', '<c r="XFE1" t')])
      await expect(readingOf(await zipOf(rawParts(odd)))).rejects.toMatchObject({ facts: { reason: 'corrupt' } })
  })
})
