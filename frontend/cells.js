// PRIO-GRID cells (Tollefsen, Strand and Buhaug 2012): half a degree, numbered from the south-west corner, 720 to a row.
export function cellBounds(cell) {
  const row = Math.floor((cell - 1) / 720)
  const column = (cell - 1) % 720
  const west = column / 2 - 180
  const south = row / 2 - 90
  return [west, south, west + 0.5, south + 0.5]
}

export function cellFeature(cell, properties) {
  const [w, s, e, n] = cellBounds(cell)
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] } }
}

// Four round breaks between five classes, by quantiles of what is above zero: counts of victims are far too skewed for
// equal steps. Round numbers only, so that a legend can be read aloud.
const ROUND = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 10000, 20000, 30000, 50000, 100000, 200000, 500000, 1000000]
export function classBreaks(values) {
  const sorted = values.filter((v) => v > 0).sort((a, b) => a - b)
  if (!sorted.length) return []
  const breaks = new Set()
  for (const share of [0.35, 0.65, 0.85, 0.96]) {
    const value = sorted[Math.floor(share * (sorted.length - 1))]
    const round = ROUND.findLast((r) => r <= value) ?? 1
    if (round > Math.min(1, sorted[0]) && round > sorted[0]) breaks.add(round)
  }
  return [...breaks].sort((a, b) => a - b)
}
