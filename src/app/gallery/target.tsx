import { Button } from '../../platform/ui/button.tsx'
import { CourseChart } from '../../platform/ui/course.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { Delta, Facts, PaceBar } from '../../platform/ui/pace.tsx'
import { Card, Columns, Part, Tag } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { Counties } from './counties.tsx'
import { Overlap } from './overlap.tsx'
import { day, figure, PACE } from './sample.ts'

export function TargetPage() {
  return (
    <RecordPage
      title="职业技能提升行动培训 60 万人次"
      trail={[{ name: '目标', to: '/target' }, { name: '2021年' }, { name: '省人社厅' }]}
      actions={
        <>
          <Button>分解与调剂</Button>
          <Button>打印</Button>
        </>
      }
    >
      <Columns>
        <State />
        <Card title="累计与预测" aside="带为十次有八次落入的范围">
          <CourseChart
            label="累计完成与时序进度"
            from={day('2021-01-01')}
            to={day('2021-12-31')}
            plan={600_000}
            unit="人次"
            due={297_534}
            forecast={{ low: 538_000, middle: 565_640, high: 604_000 }}
            done={[
              { day: day('2021-01-31'), value: 24_200 },
              { day: day('2021-02-28'), value: 40_600 },
              { day: day('2021-03-31'), value: 99_800 },
              { day: day('2021-04-30'), value: 165_700 },
              { day: day('2021-05-31'), value: 210_600 },
              { day: day('2021-06-30'), value: 261_000 },
            ]}
          />
        </Card>
      </Columns>
      <Overlap />
      <Columns shape="map">
        <Card title="129 个县（市、区）" aside="格中数为比时序的百分点 · 示意图">
          <Counties />
        </Card>
        <Slowest />
      </Columns>
    </RecordPage>
  )
}

const State = () => (
  <Card label="完成情况">
    <Part>
      <div className="small soft">已完成</div>
      <Figure value={figure('261000')} size="hero" of="600,000 人次" />
      <PaceBar done={0.435} pace={PACE} band={[0.8967, 1]} />
    </Part>
    <Part>
      <Facts
        facts={[
          { label: '比时序进度', value: <Light value="yellow" word="−6.09" />, note: '个百分点' },
          {
            label: '每个工作日须完成',
            value: <Figure value={figure('2649')} />,
            note: (
              <>
                近8周 <Figure value={figure('2380')} />
              </>
            ),
          },
          { label: '预测全年', value: <Figure value={figure('565640')} />, note: '差 34,360' },
          {
            label: '能否赶上',
            value: '可行',
            note: (
              <>
                4月曾达 <Figure value={figure('2993')} />
              </>
            ),
          },
        ]}
      />
    </Part>
  </Card>
)

const slowest = [
  ['威信县', '昭通', '2267', '7,073', -17.5, '37.5', '督办'],
  ['麒麟区', '曲靖', '3146', '9,704', -17.2, '51.2', '督办'],
  ['陆良县', '曲靖', '1630', '4,849', -16.0, '25.1', '督办'],
  ['昭阳区', '昭通', '2400', '7,130', -15.9, '37.0', '督办'],
  ['广南县', '文山', '1763', '5,184', -15.6, '26.7', '督办草稿'],
  ['福贡县', '怒江', '296', '871', -15.6, '4.5', '督办草稿'],
  ['罗平县', '曲靖', '3235', '9,498', -15.5, '48.9', '催办'],
  ['绥江县', '昭通', '1050', '3,036', -15.0, '15.5', '催办'],
] as const

const Slowest = () => (
  <Card
    title="最慢的 8 个"
    aside={
      <>
        红灯共 <Figure value={figure('28', '个')} /> 个
      </>
    }
  >
    <div className="scrolls">
      <table className="ledger">
        <thead>
          <tr>
            <th>县（市、区）</th>
            <th className="number">完成 / 计划</th>
            <th className="number">比时序</th>
            <th className="number">日均须达</th>
            <th>已做到</th>
          </tr>
        </thead>
        <tbody>
          {slowest.map(([name, place, done, plan, points, rate, step]) => (
            <tr key={name}>
              <td>
                <Light value="red" mute /> <a href="#/target">{name}</a> <span className="small faint">{place}</span>
              </td>
              <td className="number">
                <Figure value={figure(done)} /> <span className="faint">/ {plan}</span>
              </td>
              <td className="number">
                <Delta points={points} />
              </td>
              <td className="number">{rate}</td>
              <td>
                <Tag tone={step === '督办' ? 'red' : step === '督办草稿' ? 'amber' : 'plain'}>{step}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
)
