// A list of names as a grid: what is copied from a spreadsheet falls into its cells, wherever the cursor is.
export function pasteGrid(grid) {
  const form = grid.closest('form')
  form.addEventListener('paste', (event) => {
    const cell = event.target.closest('#grid input')
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!cell || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    // The server reads what was pasted (headings, quotes, ages, sexes) as it reads a file.
    const box = form.elements.pasted
    box.value = (box.value ? box.value + '\n' : '') + text
    form.querySelector('button[value=paste]').click()
  })
  grid.addEventListener('keydown', (event) => {
    const step = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling', Enter: 'nextElementSibling' }[event.key]
    const cell = event.target.closest('td')
    if (!step || !cell) return
    // Enter in a cell goes down; it sends nothing.
    event.preventDefault()
    let row = cell.parentElement[step]
    while (row && !row.querySelector('input:not([type=hidden])')) row = row[step]
    row?.children[cell.cellIndex]?.querySelector('input')?.focus()
  })
}
