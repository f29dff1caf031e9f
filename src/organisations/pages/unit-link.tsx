import { Link } from '@tanstack/react-router'

interface Named {
  readonly id: string
  readonly name: string
  readonly within: boolean
}

/** A unit by name; a link where the reader reaches it. */
export const UnitLink = ({ unit }: { unit: Named }) =>
  unit.within ? <Link to={`/organisations/${unit.id}` as never}>{unit.name}</Link> : <span>{unit.name}</span>

/** The way up, the highest first. */
export const UnitChain = ({ chain, top }: { chain: readonly Named[]; top: string }) =>
  chain.length === 0 ? (
    <span className="faint">{top}</span>
  ) : (
    <ol className="unit-chain">
      {chain.toReversed().map((unit) => (
        <li key={unit.id}>
          <UnitLink unit={unit} />
        </li>
      ))}
    </ol>
  )
