import { defineConfig } from 'vite'

// Everything is served from /static/ under hashed names; nothing is inlined, so that the strict content security policy
// (no inline script, no inline style) holds. The manifest tells the templates the names.
export default defineConfig({
  base: '/static/',
  publicDir: false,
  build: {
    outDir: '../src/constat/web/static/built',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    target: ['chrome109', 'firefox115', 'safari16'],
    chunkSizeWarningLimit: 1500,
    rollupOptions: { input: { main: 'main.js' } },
  },
})
