import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compiledMessages } from './web/app/compiled-messages.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('./web'),
  base: '/',
  publicDir: false,
  plugins: [react(), compiledMessages(here('./web')), optimizeLocales.vite({ locales: ['fr-FR', 'ar-AE', 'en-GB', 'en-US'] })],
  resolve: {
    // Messages are parsed at build time, so the parser stays at home.
    alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
  },
  build: {
    outDir: here('./dist/web'),
    emptyOutDir: true,
    // The content security policy allows files of our own origin only: nothing may become a data: address or an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
