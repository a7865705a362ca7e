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
