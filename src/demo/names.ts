import { choiceOf, type Stream } from './generator.ts'

/** Surnames by how common they are; the first is drawn most often. */
const SURNAMES = [
  ...'李王张杨赵刘陈段周何马罗黄普徐吴朱高郭孙胡林字茶董和木施尹苏毛彭邓谢曾蒋范沈唐许冯肖蔡丁魏余叶程袁潘杜田卢姜钟廖任姚汪石金孔白崔康尚左夏谭邹熊孟秦阎薛侯雷龙史陶黎贺顾郝龚邵万钱严覃武戴莫',
].filter((one, at, all) => all.indexOf(one) === at)
const GIVEN = [
  ...'兰昌英云芳华丽平海霞明建秀琼军红艳勇强娟涛敏静磊刚洋杰超玲桂娜斌鹏飞燕辉波峰梅林萍春凤文志国永福光荣新成学正德忠顺祥和安宁康乐源泽润佳思语晨雨欣怡嘉俊豪博睿',
].filter((one, at, all) => all.indexOf(one) === at)
const drawSurname = choiceOf(SURNAMES, (_, at) => 120 / (at + 4))
const RARE = ['㛃', '𬭊', '䶮', '燚', '垚', '昇', '珺', '璟', '喆']
const DAI = ['罕', '温', '香', '光', '金', '坎', '叫', '应', '拉', '甩']
const DOTTED = ['阿依', '木呷', '沙玛', '吉克', '马海']
const DOTTED_GIVEN = ['古丽', '日则', '拉吉', '伍呷', '尔古', '阿芝']

/** Persons of the bulletin: no invented person bears their name. */
const STOPPED = new Set([
  ...['陈刚', '王予波', '王树芬', '金勇', '周刚', '王汝荣', '王兆炜', '聂祖良', '李福禧', '杨美美', '许颖', '徐荣'],
  ...['杨晓岚', '段志远'],
])

/** An invented name: mostly Han, some in the ways of 傣 and 彝 people, one in a hundred with a rare character. */
export function inventName(stream: Stream): string {
  for (;;) {
    const name = draw(stream)
    if (!STOPPED.has(name)) return name
  }
}

function draw(stream: Stream): string {
  const kind = stream.next()
  if (kind < 0.03) return `${stream.pick(['岩', '玉'])}${stream.pick(DAI)}${stream.chance(0.4) ? stream.pick(DAI) : ''}`
  if (kind < 0.04) return `${stream.pick(DOTTED)}·${stream.pick(DOTTED_GIVEN)}`
  const surname = drawSurname(stream)
  if (kind < 0.05) return `${surname}${stream.pick(RARE)}`
  return `${surname}${stream.pick(GIVEN)}${stream.chance(0.55) ? stream.pick(GIVEN) : ''}`
}
