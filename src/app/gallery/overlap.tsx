import { Figure } from '../../platform/ui/figure.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { difference } from '../../platform/ui/numerals.ts'
import { OverlapDiagram, type OverlapRow } from '../../platform/ui/overlap.tsx'
import { PaceBar } from '../../platform/ui/pace.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { figure, PACE } from './sample.ts'

const row = (
  id: string,
  name: string,
  note: string,
  value: string,
  plan: string,
  rate: string,
  points: number,
  light: 'yellow' | 'red' | 'green',
  rest: Partial<OverlapRow> = {},
): OverlapRow => ({
  id,
  name,
  note,
  kind: 'line',
  done: <Figure value={figure(value)} />,
  plan,
  rate,
  delta: `${difference(points)} 点`,
  light: <Light value={light} />,
  ...rest,
})

export const Overlap = () => (
  <Card title="六条线，互相重叠" aside="竖着看：同一列是同一批人次">
    <OverlapDiagram
      label="六条线的重叠"
      caption="总数 261,000 人次，按所属的线排开"
      columns={[
        { id: '0', amount: 77_920, lines: [], said: '不属于这三条线：77,920 人次，在总数中计一次' },
        { id: '1', amount: 28_000, lines: ['cert'], said: '只取证：28,000 人次' },
        { id: '2', amount: 21_340, lines: ['cert', 'rural'], said: '取证、农村劳动力：21,340 人次' },
        {
          id: '3',
          amount: 18_260,
          lines: ['cert', 'rural', 'school'],
          said: '取证、农村劳动力、技工院校：18,260 人次',
        },
        { id: '4', amount: 24_800, lines: ['cert', 'school'], said: '取证、技工院校：24,800 人次' },
        { id: '5', amount: 28_420, lines: ['school'], said: '只在技工院校：28,420 人次' },
        { id: '6', amount: 17_060, lines: ['school', 'rural'], said: '技工院校、农村劳动力：17,060 人次' },
        { id: '7', amount: 45_200, lines: ['rural'], said: '只是农村劳动力：45,200 人次' },
      ]}
      rows={[
        row('total', '总数', '培训人次', '261000', '600,000', '43.5%', -6.1, 'yellow', { kind: 'total' }),
        row('cert', '等级证书', '不低于', '92400', '200,000', '46.2%', -3.4, 'yellow'),
        row('high', '高级工以上', '其中', '14120', '40,000', '35.3%', -14.3, 'red', {
          kind: 'inside',
          within: { line: 'cert', from: 0.685, to: 0.838 },
        }),
        row('rural', '农村劳动力', '补贴性培训', '101860', '200,000', '50.9%', 1.3, 'green'),
        row('school', '技工院校承担', '不低于', '88540', '200,000', '44.3%', -5.3, 'yellow'),
        row('new', '新型学徒制', '计人，不计人次', '4310', '10,000 人', '43.1%', -6.5, 'yellow', {
          kind: 'own',
          bar: <PaceBar done={0.431} pace={PACE} tone="ruled" />,
        }),
        row('money', '专账资金', '已付', '5.92', '14 亿元', '42.3%', -7.3, 'yellow', {
          kind: 'own',
          bar: <PaceBar done={0.423} pace={PACE} tone="ruled" />,
        }),
      ]}
      legend={[
        [
          0,
          <>
            不属任何线 <Figure value={figure('77920')} />
          </>,
        ],
        [
          1,
          <>
            一条 <Figure value={figure('101620')} />
          </>,
        ],
        [
          2,
          <>
            两条 <Figure value={figure('63200')} />
          </>,
        ],
        [
          3,
          <>
            三条都算 <Figure value={figure('18260')} />
          </>,
        ],
      ]}
      notSum={{
        sum: '92,400 + 101,860 + 88,540 = 282,800',
        why: '三条线加起来比总数多 21,800，因为同一人次可以落在几条线里。每条线各自对计划，不相加。',
      }}
      ownTitle="单位不同，另用一把尺"
    />
  </Card>
)
