/** Radicals of U+2E80–2EFF without a compatibility mapping that PDF fonts put in place of the ordinary character. */
const SUPPLEMENT: Readonly<Record<string, string>> = Object.fromEntries(
  '⺁厂 ⺄乙 ⺅亻 ⺇几 ⺌小 ⺍小 ⺎兀 ⺓幺 ⺕彐 ⺗心 ⺘扌 ⺙攵 ⺝月 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爪 ⺥爪 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罒 ⺲罒 ⺳网 ⺶羊 ⺷羊 ⺸羋 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀'
    .split(' ')
    .map((pair) => [pair[0]!, pair.slice(1)]),
)

/** The ordinary form of a radical (U+2E80–2FDF) or compatibility ideograph; any other character as it is. One code unit each. */
export function ordinaryForm(c: string): string {
  const code = c.charCodeAt(0)
  const isRadical = code >= 0x2e80 && code <= 0x2fdf
  if (!isRadical && !(code >= 0xf900 && code <= 0xfaff)) return c
  const form = SUPPLEMENT[c] ?? c.normalize('NFKC')
  return form.length === 1 ? form : c
}
