// Keeps what is typed: within two seconds of a change, and when the page is left, the form goes to the server, which seals it.
const PAUSE = 1200
const LONGEST = 3000

export function keepDraft(form) {
  const told = document.getElementById('kept')
  const failed = told.dataset.failed
  let timer, first, sending = false, again = false, leaving = false, last = body()

  function body() {
    const data = new URLSearchParams(new FormData(form))
    return data.toString()
  }

  async function send() {
    clearTimeout(timer)
    timer = first = undefined
    if (leaving) return
    if (sending) return (again = true)
    const now = body()
    if (now === last) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, {
        method: 'POST', body: now, redirect: 'error',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      })
      if (!answer.ok) throw new Error(String(answer.status))
      last = now
      told.textContent = (await answer.json()).text
      told.classList.remove('failed')
    } catch {
      told.textContent = failed
      told.classList.add('failed')
      timer = setTimeout(send, LONGEST)
    } finally {
      sending = false
      if (again) { again = false; send() }
    }
  }

  function soon() {
    const now = Date.now()
    first ??= now
    clearTimeout(timer)
    timer = setTimeout(send, Math.max(0, Math.min(PAUSE, first + LONGEST - now)))
  }

  form.addEventListener('input', soon)
  form.addEventListener('change', soon)
  // What is sent by a button keeps itself; a copy of the page before it, arriving later, would undo what the server made of it.
  form.addEventListener('submit', (event) => { if (!event.submitter?.hasAttribute('data-stays')) { leaving = true; clearTimeout(timer) } })
  addEventListener('pageshow', () => { leaving = false })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send())
  addEventListener('pagehide', () => { if (!leaving && body() !== last) navigator.sendBeacon(form.dataset.draft, new URLSearchParams(body())) })
  return { send }
}
