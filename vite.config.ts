import localesPlugin from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `npm start` answers; the development server hands its API on to it. */
const OFFICE = process.env.CHANGAI_ADDRESS ?? 'http://127.0.0.1:8021'

export default defineConfig({
  plugins: [{ ...localesPlugin.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' }, react()],
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
