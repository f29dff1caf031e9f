import { totalmem } from 'node:os'

const MB = 1024 * 1024
const SMALL_MACHINE = 4096 * MB

/** Settings of a server on an office computer that other programs share. */
export function officeSettings(memory = totalmem()): Record<string, string> {
  return {
    ...commonSettings,
    shared_buffers: memory < SMALL_MACHINE ? '128MB' : '256MB',
    effective_cache_size: `${Math.floor(memory / MB / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '1GB',
    wal_compression: 'on',
    max_connections: '60',
  }
}

/** Settings of a server whose data is thrown away: nothing is flushed to disk. */
export const testSettings = (): Record<string, string> => ({
  ...commonSettings,
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  max_connections: '200',
})

const commonSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  // A failing statement and the key it names are personal data; the log gets neither.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}
