// Pairs judged by the keyboard: 1, 2, 3 answer for the marked pair and go on; U goes back and clears.
export function judgePairs(form) {
  const pairs = [...form.querySelectorAll('[data-pair]')]
  let at = 0

  function mark(next, focus = true) {
    at = Math.max(0, Math.min(pairs.length - 1, next))
    pairs.forEach((pair, n) => pair.classList.toggle('marked', n === at))
    pairs[at].scrollIntoView({ block: 'nearest' })
    if (focus) pairs[at].querySelector('input[type=radio]').focus()
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target.matches('input:not([type=radio]), textarea, select'))) return
    if ('123'.includes(event.key)) {
      event.preventDefault()
      pairs[at].querySelectorAll('input[type=radio]')[Number(event.key) - 1].checked = true
      if (at === pairs.length - 1) form.querySelector('button[value=next]').focus()
      else mark(at + 1)
    } else if (event.key.toLowerCase() === 'u') {
      event.preventDefault()
      const held = pairs[at].querySelector('input:checked')
      if (!held) mark(at - 1)
      for (const input of pairs[at].querySelectorAll('input[type=radio]')) input.checked = false
    }
  })
  form.addEventListener('change', (event) => {
    const pair = event.target.closest('[data-pair]')
    if (pair) mark(pairs.indexOf(pair), false)
  })
  mark(0, false)
}

// One pair on a page: 1, 2, 3 press the button that bears the number.
export function judgeOne(form) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return
    const button = '123'.includes(event.key) && form.querySelector(`button[data-key="${event.key}"]`)
    if (button) {
      event.preventDefault()
      button.click()
    }
  })
}
