import { workbookLimits } from './limits.ts'
import { EMPTY_STYLES, markStyles } from './mark-styles.ts'
import { officeEditor } from './office-editor.ts'
import { readPackage } from './package.ts'
import { openArchive, wholePart } from './zip-read.ts'

/**
 * What the writer leaves open in a template: whole columns of a sheet as text, so that a number typed into an empty cell
 * keeps all its digits, and defined names hidden from the people who fill it in.
 * @param textSheets names of the sheets whose columns are text.
 * @param hiddenName the defined name to hide.
 */
export async function finishTemplate(
  bytes: Uint8Array,
  textSheets: readonly string[],
  hiddenName: string,
): Promise<Uint8Array> {
  const archive = await openArchive(bytes, workbookLimits)
  const book = await readPackage(archive)
  const editor = await officeEditor(archive, book)
  const stylesPart = book.stylesPart ?? editor.addStyles()
  const styles = markStyles((await wholePart(archive, stylesPart)) ?? EMPTY_STYLES)
  const text = styles.text('plain')
  for (const { name, part } of book.sheets.filter((sheet) => textSheets.includes(sheet.name))) {
    const xml = (await wholePart(archive, part)) ?? ''
    editor.write(part, xml.replace(/<col (?![^>]*style=)/g, `<col style="${text}" `))
    if (!xml.includes('<col ')) throw new Error(`the sheet ${name} has no columns`)
  }
  const workbook = (await wholePart(archive, book.workbookPart)) ?? ''
  const named = `<definedName name="${hiddenName}"`
  editor.write(book.workbookPart, workbook.replace(named, named.replace(' ', ' hidden="1" ')))
  editor.write(stylesPart, styles.finish())
  return editor.finish()
}
