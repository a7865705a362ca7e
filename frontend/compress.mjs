// Writes a .gz and a .br beside every built file worth it, so that the server compresses nothing while it answers.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const folder = '../src/constat/web/static/built'
for (const name of readdirSync(folder)) {
  const path = join(folder, name)
  if (!/\.(js|mjs|css|json|svg)$/.test(name) || statSync(path).size < 1024) continue
  const content = readFileSync(path)
  // No time stamp goes into the gzip header: the same source gives the same bytes.
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
}
