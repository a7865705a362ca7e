// Writes the offline outlines of the map: countries of Natural Earth (through world-atlas), cut at 180 degrees.
//
// world-atlas stitches Russia, Fiji and Antarctica across the antimeridian; drawn as they are, a false line runs around the
// world. Each country is cut there, and the border lines leave out what runs along the cut.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoEquirectangular } from 'd3-geo'
import { geoProject } from 'd3-geo-projection'
import { feature, mesh } from 'topojson-client'

const require = createRequire(import.meta.url)
const ANTARCTICA = '010'
const PLATE = geoEquirectangular().scale(180 / Math.PI).translate([0, 0]).precision(0).reflectY(true)

// Rounds, and leaves out points that rounding made equal or that lie nearer than the map can show.
function rounded(coordinates, digits, least) {
  if (typeof coordinates[0] === 'number') return coordinates.map((n) => Number(n.toFixed(digits)))
  const parts = coordinates.map((part) => rounded(part, digits, least))
  if (typeof coordinates[0][0] !== 'number') return parts
  const last = parts.length - 1
  let kept = parts[0]
  const thinned = parts.filter((point, i) => {
    if (i > 0 && i < last && Math.hypot(point[0] - kept[0], point[1] - kept[1]) < least) return false
    kept = point
    return true
  })
  return thinned.length > 3 ? thinned : parts
}

const onTheCut = ([x]) => Math.abs(x) > 179.99
function withoutCut(lines) {
  const kept = []
  for (const line of lines) {
    let run = []
    for (let i = 0; i < line.length; i++) {
      const jump = i > 0 && (Math.abs(line[i][0] - line[i - 1][0]) > 180 || (onTheCut(line[i]) && onTheCut(line[i - 1])))
      if (jump) {
        if (run.length > 1) kept.push(run)
        run = []
      }
      run.push(line[i])
    }
    if (run.length > 1) kept.push(run)
  }
  return kept
}

function outlines(scale, digits, least) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), 'utf8'))
  const countries = topology.objects.countries
  countries.geometries = countries.geometries.filter((g) => g.id !== ANTARCTICA)
  const land = geoProject(feature(topology, countries), PLATE)
  const borders = geoProject(mesh(topology, countries, (a, b) => a !== b), PLATE)
  const coast = geoProject(mesh(topology, countries, (a, b) => a === b), PLATE)
  const lines = (geometry) => withoutCut(rounded(geometry.coordinates, digits, least))
  return {
    type: 'FeatureCollection',
    features: [
      ...land.features.filter((f) => f.geometry).map((f) => ({
        type: 'Feature',
        properties: { part: 'land' },
        geometry: { type: f.geometry.type, coordinates: rounded(f.geometry.coordinates, digits, least) },
      })),
      { type: 'Feature', properties: { part: 'border' }, geometry: { type: 'MultiLineString', coordinates: lines(borders) } },
      { type: 'Feature', properties: { part: 'coast' }, geometry: { type: 'MultiLineString', coordinates: lines(coast) } },
    ],
  }
}

mkdirSync('.generated', { recursive: true })
writeFileSync('.generated/outlines-far.json', JSON.stringify(outlines('110m', 1, 0.15)))
writeFileSync('.generated/outlines-near.json', JSON.stringify(outlines('50m', 2, 0.04)))
