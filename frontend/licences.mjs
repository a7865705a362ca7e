// Writes the licences of what the built front end carries into one file beside it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const carried = ['maplibre-gl', '@fontsource-variable/source-sans-3', '@fontsource-variable/source-serif-4', 'world-atlas']
const parts = carried.map((name) => {
  const home = `node_modules/${name}`
  const { version, license } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'))
  const file = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'].map((f) => `${home}/${f}`).find(existsSync)
  return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`
})
writeFileSync('../src/constat/web/static/built/licences.txt', parts.join(`\n${'-'.repeat(72)}\n\n`))
