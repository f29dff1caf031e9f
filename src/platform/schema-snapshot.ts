import type { Client } from 'pg'
import { type Column, type Definition, readSchema, type Schema } from './migration/snapshot-store.ts'

export const SNAPSHOT = new URL('../../db/schema.sql', import.meta.url)

const HEADING = `-- The schema that db/migrations make, for reading; a test holds the two equal.
-- Written by: node bin/changai.mjs migrate --snapshot`

/**
 * The live schema of a database as text: tables, columns, types, nullability, constraints, indexes. The same schema gives
 * the same bytes on every machine and in whatever order it was made, the order of columns excepted.
 */
export const snapshotSchema = async (client: Client): Promise<string> => renderSchema(await readSchema(client))

export function renderSchema(schema: Schema): string {
  const others = schema.others.map(({ definition }) => `${definition};`)
  const tables = schema.tables.map((table) => renderTable(table, schema))
  return `${[HEADING, ...others, ...tables].join('\n\n')}\n`
}

function renderTable({ name, comment }: Schema['tables'][number], schema: Schema): string {
  const own = <Part extends { table: string }>(parts: readonly Part[]) => parts.filter(({ table }) => table === name)
  const lines = [...own(schema.columns).map(renderColumn), ...own(schema.constraints).map(renderConstraint)]
  const indexes = own(schema.indexes).map(({ definition }) => `${definition.replaceAll('public.', '')};`)
  const remark = comment ? [`comment on table ${name} is '${comment.replaceAll("'", "''")}';`] : []
  return [`create table ${name} (\n${lines.join(',\n')}\n);`, ...remark, ...indexes].join('\n')
}

function renderColumn({ name, type, required, filled, collation }: Column): string {
  const parts = [name, type, collation && `collate ${collation}`, required && 'not null', filled]
  return `  ${parts.filter(Boolean).join(' ')}`
}

const renderConstraint = ({ name, definition }: Definition): string => `  constraint ${name} ${definition}`
