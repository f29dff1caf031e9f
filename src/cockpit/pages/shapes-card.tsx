import { use } from 'react'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import topology from '../../../data/counties.topo.json' with { type: 'json' }
import { OpenerContext } from '../../platform/ui/figure.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { difference } from '../../platform/ui/numerals.ts'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { ShapesMap } from '../../platform/ui/shapes-map.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract, type LineAt } from '../../targets/contract.ts'
import { toneAt } from '../../targets/pages/shared/tiles-card.tsx'
import { words } from './words.ts'

const topo = topology as unknown as Topology<{ counties: GeometryCollection; prefectures: GeometryCollection }>
const counties = feature(topo, topo.objects.counties).features
const borders = mesh(topo, topo.objects.prefectures)

/** The counties in their shapes: an overview, schematic; the squares are for working with. */
export function ShapesCard({ line }: { line: LineAt }) {
  const t = useWords(words)
  const { open } = use(OpenerContext)
  const leaves = useOperation(contract.places, { code: line.code, depth: 'leaves' }, { keep: true })
  return (
    <Card title={t('shapes.title')} aside={t('shapes.note')}>
      <Loaded of={leaves} lines={12}>
        {({ places }) => {
          const byCode = new Map(places.map((one) => [one.place.code, one]))
          return (
            <ShapesMap
              label={t('shapes.label', { name: line.name })}
              borders={borders}
              shapes={counties
                .filter(({ id }) => byCode.has(String(id)))
                .map(({ id, geometry }) => {
                  const at = byCode.get(String(id))!
                  const said =
                    at.gap.value === null ? t('unknown') : t('points', { points: difference(Number(at.gap.value)) })
                  return {
                    id: String(id),
                    geometry,
                    tone: toneAt(at),
                    said: `${at.place.name}：${at.unreported ? t('unreported') : said}`,
                  }
                })}
              onOpen={(code) => open(byCode.get(code)!.value.ref, null)}
            />
          )
        }}
      </Loaded>
    </Card>
  )
}
