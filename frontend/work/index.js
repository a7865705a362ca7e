// What every page of whoever is at work does: lock when nobody is there, hide at once, say whether there is a network.
import { keepDraft } from './draft.js'
import { takeStatement } from './taking.js'

export function enlivenWork() {
  document.documentElement.classList.add('scripted')
  const taking = document.getElementById('taking')
  if (taking) takeStatement(taking)
  for (const form of document.querySelectorAll('form[data-draft]:not(#taking)')) keepDraft(form)
  if (document.getElementById('grid')) import('./grid.js').then(({ pasteGrid }) => pasteGrid(document.getElementById('grid')))
  if (document.querySelector('[data-drop]')) import('./drop.js').then(({ takeDrops }) => takeDrops())
  if (document.getElementById('linking')) import('./judge.js').then(({ judgeOne }) => judgeOne(document.getElementById('linking')))
  if (document.getElementById('judging')) import('./judge.js').then(({ judgePairs }) => judgePairs(document.getElementById('judging')))
  if (document.querySelector('[data-counts]')) import('./count.js').then(({ countCharacters }) => document.querySelectorAll('[data-counts]').forEach(countCharacters))
  document.getElementById('faults')?.focus()
  for (const button of document.querySelectorAll('[data-sure]')) button.addEventListener('click', (event) => { if (!confirm(button.dataset.sure)) event.preventDefault() })
  watch()
}

function watch() {
  const bar = document.querySelector('.workbar')
  if (!bar) return
  const lock = document.getElementById('lock')
  const idle = Number(bar.dataset.idle) * 1000
  let seen = Date.now(), escaped = 0

  function hide() {
    // Nothing of the page stays on the screen while the server forgets the keys.
    const veil = document.createElement('div')
    veil.className = 'veil'
    document.body.append(veil)
    lock.submit()
  }
  for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, () => { seen = Date.now() }, { passive: true, capture: true })
  setInterval(() => { if (Date.now() - seen > idle) hide() }, 5000)
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    if (Date.now() - escaped < 700) hide()
    escaped = Date.now()
  })
  // A page that the browser kept for going back is asked for anew: after locking it shows nothing.
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload() })

  const state = bar.querySelector('.offline')
  const told = () => { state.textContent = navigator.onLine ? state.dataset.online : state.dataset.offline }
  addEventListener('online', told)
  addEventListener('offline', told)
  told()
}
