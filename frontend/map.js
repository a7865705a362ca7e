// The map: PRIO-GRID cells when far, single events with a ring of precision when near. The library loads only here, its
// worker is a file of this host, and what is drawn comes from the same selection as the rest of the page.
import { LngLatBounds, Map as GlMap, prewarm, ScaleControl, setWorkerCount, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import far from './.generated/outlines-far.json?url'
import near from './.generated/outlines-near.json?url'
import { cellFeature } from './cells.js'

setWorkerUrl(workerUrl)
setWorkerCount(1)
prewarm()

const NEAR_ZOOM = 7
const dark = matchMedia('(prefers-color-scheme: dark)')
// Colours come from the style sheet, so that the drawing on the server, the legend and the live map are one.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()
const ramp = () => [0, 1, 2, 3, 4].map((step) => colour(`ramp-${step}`))
const empty = { type: 'FeatureCollection', features: [] }
const calm = matchMedia('(prefers-reduced-motion: reduce)')

async function get(address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

// Coarse outlines for the world, fine ones for a part of it: on the whole world the fine ones would only cost time.
const WIDE = 60

function style(wide) {
  const shade = ramp()
  return {
    version: 8,
    sources: {
      outlines: { type: 'geojson', data: wide ? far : near },
      cells: { type: 'geojson', data: empty, tolerance: 0, buffer: 0, maxzoom: 6 },
      events: { type: 'geojson', data: empty },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour('sea') } },
      { id: 'land', type: 'fill', source: 'outlines', filter: ['==', ['get', 'part'], 'land'], paint: { 'fill-color': colour('land'), 'fill-antialias': false } },
      { id: 'cells', type: 'fill', source: 'cells', paint: { 'fill-color': shade[0], 'fill-opacity': 0.92, 'fill-antialias': false } },
      { id: 'border', type: 'line', source: 'outlines', filter: ['==', ['get', 'part'], 'border'], paint: { 'line-color': colour('border'), 'line-width': 0.8 } },
      { id: 'coast', type: 'line', source: 'outlines', filter: ['==', ['get', 'part'], 'coast'], paint: { 'line-color': colour('coast'), 'line-width': 0.8 } },
      { id: 'chosen', type: 'line', source: 'cells', filter: ['==', ['get', 'cell'], -1], paint: { 'line-color': colour('act'), 'line-width': 2.5 } },
      { id: 'rings', type: 'circle', source: 'events', filter: ['>', ['get', 'radius'], 0], paint: { 'circle-color': 'rgba(0,0,0,0)', 'circle-stroke-color': shade[4], 'circle-stroke-width': 1, 'circle-stroke-opacity': 0.35, 'circle-radius': ringRadius() } },
      { id: 'events', type: 'circle', source: 'events', paint: { 'circle-color': shade[3], 'circle-opacity': 0.75, 'circle-stroke-color': colour('paper'), 'circle-stroke-width': 1, 'circle-radius': ['interpolate', ['linear'], ['sqrt', ['max', ['get', 'value'], 0]], 0, 3.5, 5, 7, 30, 22] } },
    ],
  }
}

// Kilometres to pixels: at zoom 0 the equator is 512 pixels long; `stretch` is 1 / cos(latitude), put on each point.
function ringRadius() {
  const at = (zoom) => ['*', ['get', 'radius'], ['get', 'stretch'], (512 * 2 ** zoom) / 40075]
  return ['interpolate', ['exponential', 2], ['zoom'], 0, at(0), 22, at(22)]
}

function element(tag, text, attributes = {}) {
  const made = document.createElement(tag)
  if (text) made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

class Explorer {
  constructor(host) {
    this.host = host
    this.words = host.dataset
    this.say = new Intl.NumberFormat(host.dataset.language === 'fr' ? 'fr-FR' : 'en-GB')
    const bounds = host.dataset.bounds.split(',').map(Number)
    this.fine = bounds[2] - bounds[0] < WIDE
    const frame = host.appendChild(element('div', '', { class: 'map-live' }))
    this.map = new GlMap({
      container: frame, style: style(!this.fine), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      renderWorldCopies: false, maxZoom: 13, fadeDuration: 0, cooperativeGestures: false, scrollZoom: false,
      bounds: new LngLatBounds([bounds[0], bounds[1]], [bounds[2], bounds[3]]), fitBoundsOptions: { padding: 24, maxZoom: 9 },
    })
    this.map.touchZoomRotate.disableRotation()
    this.map.keyboard.disableRotation()
    this.map.getCanvas().setAttribute('aria-label', this.words.label)
    this.map.addControl(new ScaleControl({ maxWidth: 90 }), 'top-left')
    this.tools()
    this.map.on('click', (event) => this.choose(event))
    this.map.on('moveend', () => this.look())
    for (const layer of ['cells', 'events']) {
      this.map.on('mouseenter', layer, () => { this.map.getCanvas().style.cursor = 'pointer' })
      this.map.on('mouseleave', layer, () => { this.map.getCanvas().style.cursor = '' })
    }
    this.map.on('error', ({ error }) => console.warn(error?.message))
    dark.addEventListener('change', () => { this.map.setStyle(style(!this.fine), { diff: false }); this.map.once('styledata', () => this.draw()) })
    this.watch()
  }

  tools() {
    const box = this.host.appendChild(element('div', '', { class: 'map-tools' }))
    for (const [sign, label, step] of [['+', this.words.zoomIn, 1], ['−', this.words.zoomOut, -1]]) {
      const button = box.appendChild(element('button', sign, { type: 'button', 'aria-label': label }))
      button.addEventListener('click', () => this.map.easeTo({ zoom: this.map.getZoom() + step, duration: calm.matches ? 0 : 200 }))
    }
    // The wheel scrolls the page until the map has been touched: a reader on the way down is not caught by it.
    this.map.on('click', () => this.map.scrollZoom.enable())
  }

  async load() {
    this.close()
    this.data = await get(this.words.cells)
    this.draw()
  }

  draw() {
    const { cell, events, value } = this.data
    const numbers = (text) => (text ? text.split(',').map(Number) : [])
    const shade = ramp()
    const steps = numbers(this.words.steps).map((step) => shade[step])
    const classes = numbers(this.words.breaks).flatMap((at, i) => [at, steps[i + 1]])
    const features = cell.map((id, i) => cellFeature(id, { cell: id, events: events[i], value: value[i] }))
    const ready = () => {
      this.map.getSource('cells').setData({ type: 'FeatureCollection', features })
      this.map.setPaintProperty('cells', 'fill-color', ['step', ['get', 'value'], colour('ramp-none'), 1, steps[0], ...classes.filter((_, i) => classes[i - (i % 2)] > 1)])
      this.look()
    }
    if (this.map.isStyleLoaded() || this.map.getSource('cells')) ready()
    else this.map.once('styledata', ready)
  }

  async look() {
    const zoom = this.map.getZoom()
    if (zoom > 4 && !this.fine && this.host.dataset.drawn) {
      this.fine = true
      this.map.getSource('outlines')?.setData(near)
    }
    const close = zoom >= NEAR_ZOOM
    this.map.setPaintProperty('cells', 'fill-opacity', close ? 0.18 : 0.92)
    if (!close) return this.map.getSource('events')?.setData(empty)
    const b = this.map.getBounds()
    const box = [Math.max(-180, b.getWest()), Math.max(-90, b.getSouth()), Math.min(180, b.getEast()), Math.min(90, b.getNorth())]
    const join = this.words.events.includes('?') ? '&' : '?'
    const turn = (this.turn = (this.turn ?? 0) + 1)
    const found = await get(`${this.words.events}${join}within=${box.map((n) => n.toFixed(4)).join(',')}`)
    if (turn === this.turn) this.map.getSource('events')?.setData(found)
  }

  choose({ point }) {
    const [event] = this.map.queryRenderedFeatures([[point.x - 4, point.y - 4], [point.x + 4, point.y + 4]], { layers: ['events'] })
    if (event) return this.card(event.properties.title, event.properties.text, this.words.open, event.properties.href, event.properties.near)
    const [cell] = this.map.queryRenderedFeatures(point, { layers: ['cells'] })
    if (!cell) return this.close()
    const { cell: id, events, value } = cell.properties
    this.map.setFilter('chosen', ['==', ['get', 'cell'], id])
    const join = this.words.explore.includes('?') ? '&' : '?'
    const what = this.words.unit ? `${this.say.format(value)} · ${this.words.unit}` : this.say.format(value)
    this.card(what, `${this.words.cell} ${id} · ${this.say.format(events)} ${this.words.eventsWord}`, this.words.narrow, `${this.words.explore}${join}cell=${id}`)
  }

  card(title, text, action, href, note) {
    this.close()
    this.open = element('div', '', { class: 'map-card', role: 'status' })
    const shut = this.open.appendChild(element('button', '×', { type: 'button', 'aria-label': this.words.closing }))
    shut.addEventListener('click', () => this.close())
    this.open.append(element('p', title, { class: 'strong' }), element('p', text))
    if (note) this.open.append(element('p', note))
    this.open.appendChild(element('p')).append(element('a', action, { href }))
    this.host.append(this.open)
  }

  close() {
    this.open?.remove()
    this.open = null
    if (this.map.getLayer('chosen')) this.map.setFilter('chosen', ['==', ['get', 'cell'], -1])
  }

  // The selection changed and the results with it: the same map, other data.
  async again() {
    try {
      await this.load()
      const b = this.words.bounds.split(',').map(Number)
      this.map.fitBounds([[b[0], b[1]], [b[2], b[3]]], { padding: 24, maxZoom: 9, duration: calm.matches ? 0 : 400 })
    } catch (fault) {
      console.warn(fault)
    }
  }

  // Says when the first answer stands on the screen; the benchmark reads it.
  watch() {
    this.map.once('idle', () => {
      this.host.dataset.drawn = Math.round(performance.now())
      this.look()
    })
  }
}

export async function show() {
  const host = document.getElementById('map')
  if (!host || host.dataset.started) return
  host.dataset.started = 'yes'
  const early = get(host.dataset.cells)
  try {
    const explorer = new Explorer(host)
    explorer.data = await early
    explorer.draw()
    host.addEventListener('selection', () => explorer.again())
  } catch (fault) {
    // No WebGL on this device: the map drawn on the server stays, and says the same.
    console.warn(fault)
    host.querySelector('.map-live')?.remove()
  }
}
