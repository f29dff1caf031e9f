import { type ZipPart, zip } from './zip.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A paragraph; `list` is [numId, level] of its automatic number. */
export const paragraph = (text: string, list?: readonly [number, number], style?: string): string => {
  const number = list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : ''
  const named = style ? `<w:pStyle w:val="${style}"/>` : ''
  return `<w:p><w:pPr>${named}${number}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

export const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

const level = (depth: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`

/** List 1: 一、（一） 1. (1); list 2 shares it and starts anew at 5. Style “Heading” carries list 1, level 0. */
const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimalEnclosedCircle', '%4')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
const STYLES = `<w:styles ${W}><w:style w:styleId="Heading"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Sub"><w:basedOn w:val="Heading"/></w:style></w:styles>`

export const docx = (body: string, more: readonly ZipPart[] = []): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
    { name: 'word/numbering.xml', content: NUMBERING },
    { name: 'word/styles.xml', content: STYLES },
    ...more,
  ])
