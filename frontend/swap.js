// Exchanges the results of the explorer in place when the selection changes, so that the page does not jump and the map is
// not built anew. The address is always that of the whole page: a reload, a bookmark, a page without scripts say the same.
const REGION = 'results'
const FORM = 'filters'

async function fetched(address, signal) {
  const answer = await fetch(address, { signal, headers: { accept: 'text/html' } })
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

export function swapResults(after) {
  const form = document.getElementById(FORM)
  if (!form || !document.getElementById(REGION)) return
  let running

  async function go(address, { push }) {
    running?.abort()
    running = new AbortController()
    const region = document.getElementById(REGION)
    region.setAttribute('aria-busy', 'true')
    let page
    try {
      page = await fetched(address, running.signal)
    } catch (fault) {
      if (fault.name === 'AbortError') return
      location.assign(address)
      return
    }
    const fresh = page.getElementById(REGION)
    // An error has a page of its own: show that.
    if (!fresh) return location.assign(address)
    keepMap(region, fresh)
    region.replaceWith(fresh)
    document.getElementById(FORM).replaceWith(page.getElementById(FORM))
    document.title = page.title
    for (const link of document.querySelectorAll('.languages a')) {
      const other = page.querySelector(`.languages a[hreflang="${link.hreflang}"]`)
      if (other) link.href = other.href
    }
    // Whoever chose by keyboard goes on from the results, not from the top of the page.
    const heading = fresh.querySelector('h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
    if (push) history.pushState({ swapped: true }, '', address)
    after()
  }

  // The drawn map moves over into the new results; its new data come from the addresses that the new page gives.
  function keepMap(old, fresh) {
    const drawn = old.querySelector('#map[data-started]')
    const next = fresh.querySelector('#map')
    if (!drawn || !next) return
    for (const { name, value } of next.attributes) if (name.startsWith('data-')) drawn.setAttribute(name, value)
    const still = next.querySelector('.map-still')
    if (still) drawn.querySelector('.map-still')?.replaceWith(still)
    next.replaceWith(drawn)
    drawn.dispatchEvent(new CustomEvent('selection'))
  }

  document.addEventListener('submit', (event) => {
    if (event.target.id !== FORM) return
    event.preventDefault()
    // Empty fields say nothing: the address stays short enough to be read and shared.
    const query = new URLSearchParams([...new FormData(event.target)].filter(([, value]) => String(value).trim()))
    document.getElementById('show-filters').checked = false
    go(`${event.target.action}?${query}`, { push: true })
  })

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]')
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const href = typeof link.href === 'string' ? link.href : new URL(link.href.baseVal, location.href).href
    const target = new URL(href, location.href)
    const own = target.origin === location.origin && target.pathname === location.pathname
    if (!own || link.hasAttribute('download') || (target.hash && target.search === location.search)) return
    event.preventDefault()
    go(target.href, { push: true })
  })

  addEventListener('popstate', () => go(location.href, { push: false }))
}
