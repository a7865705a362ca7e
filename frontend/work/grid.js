// A list of names as a grid: what is copied from a spreadsheet falls into its cells, wherever the cursor is.
import { keepDraft } from './draft.js'

export function pasteGrid(grid) {
  const form = grid.closest('form')
  form.addEventListener('paste', (event) => {
    const cell = event.target.closest('#grid input, #grid select')
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!cell || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    // The server reads what was pasted (headings, quotes, ages, sexes) as it reads a file.
    const box = form.elements.pasted
    box.value = (box.value ? box.value + '\n' : '') + text
    box.dispatchEvent(new Event('input', { bubbles: true }))
    form.querySelector('button[value=paste]').click()
  })
  grid.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key]
    if (!step || event.target.tagName === 'SELECT') return
    const cell = event.target.closest('td')
    const row = cell.parentElement
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling
    if (!next) return
    event.preventDefault()
    next.children[cell.cellIndex]?.querySelector('input, select')?.focus()
  })
  if (!form.dataset.draft) return
  if (!form.hasAttribute('data-kept')) { form.setAttribute('data-kept', ''); void keepDraft }
}
