// The front end: every page works without it, but for the map. What only the explorer needs is loaded there.
import './css/index.css'
import { swapResults } from './swap.js'
import { enlivenWork } from './work/index.js'

async function enliven() {
  if (document.getElementById('map')) (await import('./map.js')).show()
}

swapResults(enliven)
// The map drawn on the server is put on the screen first; the live one may take its time.
requestAnimationFrame(() => setTimeout(enliven))
enlivenWork()
