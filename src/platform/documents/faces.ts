import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { create } from 'fontkit'
import { decompress } from 'wawoff2'

/** The four faces of an official document (GB/T 9704-2012, 5.2 and 7): 仿宋, 楷体, 小标宋, 黑体. */
export type Role = 'fang' | 'kai' | 'song' | 'hei'

/** A font file in memory, by the name under which the printer finds it. */
export interface Face {
  readonly family: string
  readonly bytes: Buffer
  readonly characters: ReadonlySet<number>
}

export interface Faces {
  readonly families: Readonly<Record<Role, readonly string[]>>
  readonly files: readonly Buffer[]
  /** Those of the characters that no face can print. */
  missing(characters: Iterable<string>): string[]
}

const require = createRequire(import.meta.url)
const SHIPPED = {
  serif: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  serifBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  sans: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  kai: '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2',
} as const

/** What an office's own font files call themselves; they go before the shipped ones. */
const OFFICE: Readonly<Record<Role, RegExp>> = {
  fang: /仿宋|FangSong/i,
  kai: /楷体|KaiTi/i,
  song: /小标宋|XiaoBiaoSong|FZXBS/i,
  hei: /黑体|SimHei/i,
}

function faceOf(bytes: Buffer): Face {
  const font = create(bytes)
  if (!('characterSet' in font)) throw new Error('a font collection where one face was expected')
  return { family: font.familyName, bytes, characters: new Set(font.characterSet) }
}

const shipped = (name: keyof typeof SHIPPED) => readFileSync(require.resolve(SHIPPED[name]))

/**
 * The faces to print with: the office's own from its fonts folder where it has put any (.ttf, .otf), then the shipped
 * ones under the Open Font License. Where there is no 仿宋, 宋体 stands for it.
 */
export async function openFaces(folder: string | null): Promise<Faces> {
  const own = folder ? officeFaces(folder) : []
  const [serif, serifBold, sans] = (['serif', 'serifBold', 'sans'] as const).map((name) => faceOf(shipped(name)))
  const kai = faceOf(Buffer.from(await decompress(shipped('kai'))))
  const first = (role: Role) => own.filter(({ family }) => OFFICE[role].test(family)).map(({ family }) => family)
  const all = [...own, serif!, serifBold!, sans!, kai]
  const last = [serif!.family, kai.family]
  return {
    families: {
      fang: [...first('fang'), ...last],
      kai: [...first('kai'), kai.family, serif!.family],
      song: [...first('song'), ...last],
      hei: [...first('hei'), sans!.family, ...last],
    },
    files: all.map(({ bytes }) => bytes),
    missing: (characters) =>
      [...characters].filter((one) => one > ' ' && !all.some((face) => face.characters.has(one.codePointAt(0)!))),
  }
}

const officeFaces = (folder: string): Face[] =>
  listed(folder)
    .filter((file) => /\.(ttf|otf)$/i.test(file))
    .map((file) => faceOf(readFileSync(join(folder, file))))

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
