import { geoMercator, geoPath } from 'd3-geo'
import { useId, useMemo, useState } from 'react'
import { useWords } from './language.tsx'
import { Hatch, type TileTone } from './tiles.tsx'
import './tiles.css'

/** One place of the map: its shape as GeoJSON (from topojson-client's `feature`), its tint, what is said of it. */
export interface Shape {
  readonly id: string
  readonly geometry: GeoJSON.Geometry
  readonly tone: TileTone
  readonly said: string
}

export interface ShapesMapProps {
  readonly label: string
  readonly shapes: readonly Shape[]
  /** Borders between groups, from topojson-client's `mesh`. */
  readonly borders?: GeoJSON.MultiLineString
  readonly chosen?: string | null
  readonly onOpen: (id: string) => void
}

const [WIDE, HIGH] = [640, 620] as const

/** The overview in true shapes; the tile grid is the working view. Tab enters once, arrows go through the shapes. */
export function ShapesMap({ label, shapes, borders, chosen = null, onOpen }: ShapesMapProps) {
  const t = useWords()
  const hatch = useId()
  const [reached, setReached] = useState(0)
  const drawn = useMemo(() => {
    const all: GeoJSON.GeometryCollection = {
      type: 'GeometryCollection',
      geometries: shapes.map((one) => one.geometry),
    }
    const path = geoPath(geoMercator().fitSize([WIDE, HIGH], all)).digits(1)
    return { paths: shapes.map((one) => path(one.geometry) ?? ''), borders: borders ? (path(borders) ?? '') : '' }
  }, [shapes, borders])
  const press = (event: React.KeyboardEvent<SVGSVGElement>) => {
    const by =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0
    const shape = shapes[reached]
    if ((event.key === 'Enter' || event.key === ' ') && shape) onOpen(shape.id)
    else if (by !== 0) {
      const next = Math.max(0, Math.min(shapes.length - 1, reached + by))
      setReached(next)
      event.currentTarget.querySelectorAll<SVGElement>('.shape')[next]?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with parts that open
    <svg
      className="shape-board"
      viewBox={`-2 -2 ${WIDE + 4} ${HIGH + 4}`}
      role="group"
      aria-label={`${label}。${t('tiles.help')}`}
      onKeyDown={press}
    >
      <defs>
        <Hatch id={hatch} />
      </defs>
      {shapes.map((shape, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a shape of a drawing
        <path
          key={shape.id}
          className={`shape ${shape.tone}${shape.id === chosen ? ' chosen' : ''}`}
          d={drawn.paths[index]}
          style={shape.tone === 'unknown' ? { fill: `url(#${hatch})` } : undefined}
          role="button"
          tabIndex={index === reached ? 0 : -1}
          onFocus={() => setReached(index)}
          onClick={() => onOpen(shape.id)}
        >
          <title>{shape.said}</title>
        </path>
      ))}
      <path className="shape-borders" d={drawn.borders} />
    </svg>
  )
}
