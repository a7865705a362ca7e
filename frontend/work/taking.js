// The page on which a statement is taken: it keeps itself, and asks what the words mean while one types.
import { keepDraft } from './draft.js'

const ASKING = new Set(['when_text', 'place_text', 'count_0_text', 'place_unknown', 'when'])

export function takeStatement(form) {
  keepDraft(form)
  const proposals = document.getElementById('proposals')
  let timer, running

  async function propose() {
    running?.abort()
    running = new AbortController()
    try {
      const answer = await fetch(form.dataset.propose, { method: 'POST', body: new URLSearchParams(new FormData(form)), signal: running.signal })
      if (!answer.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      place(page)
    } catch { /* What was proposed before stays. */ }
  }

  function place(page) {
    for (const [id, home] of [['date-proposals', 'dates-here'], ['place-proposals', 'proposals'], ['count-proposals', 'counts-here']]) {
      const fresh = page.getElementById(id)
      const old = document.getElementById(id)
      const target = document.getElementById(home) ?? proposals
      old?.remove()
      if (fresh) target.append(fresh)
    }
  }
  place(document)

  form.addEventListener('input', (event) => {
    if (!ASKING.has(event.target.name)) return
    clearTimeout(timer)
    timer = setTimeout(propose, 500)
  })

  form.addEventListener('click', (event) => {
    const button = event.target.closest('button.proposal')
    if (!button) return
    event.preventDefault()
    if (button.dataset.fill) fill(button.dataset.fill, button.dataset.value)
    if (button.dataset.fillCount) for (const [name, value] of Object.entries(JSON.parse(button.dataset.fillCount))) fill(name, value)
  })

  form.addEventListener('change', (event) => {
    const told = event.target.dataset?.fillPlace
    if (told) for (const [name, value] of Object.entries(JSON.parse(told))) fill(name, value)
  })

  function fill(name, value) {
    const field = form.elements[name]
    if (!field) return
    field.value = value ?? ''
    field.dispatchEvent(new Event('input', { bubbles: true }))
    if (field.closest('details')) field.closest('details').open = true
  }

  const more = form.querySelector('[data-more]')
  if (more) {
    const spare = () => form.querySelector('.count-row[data-spare]')
    more.hidden = !spare()
    more.addEventListener('click', () => {
      const next = spare()
      if (!next) return
      next.removeAttribute('data-spare')
      next.querySelector('input, select')?.focus()
      more.hidden = !spare()
    })
  }
}
