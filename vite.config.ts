import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import localesPlugin from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Where `npm start` answers; the development server hands its API on to it. */
const OFFICE = process.env.CHANGAI_ADDRESS ?? 'http://127.0.0.1:8021'

/** Below this a compressed copy saves no packet. */
const WORTH_COMPRESSING = 1024

/** Writes each script and sheet compressed beside itself, once, so that a county's server need not do it for each reader. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }) {
    const folder = join(dir!, 'assets')
    for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
      const bytes = readFileSync(join(folder, name))
      if (bytes.length < WORTH_COMPRESSING) continue
      writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
      writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    }
  },
})

export default defineConfig({
  plugins: [{ ...localesPlugin.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' }, react(), compressed()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes only with its version keeps its name over our releases, and the browser keeps it.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|zod|@tanstack[\\/](?!(react-virtual|virtual-core)[\\/]).*)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': OFFICE } },
})
