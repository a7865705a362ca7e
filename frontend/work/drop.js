// Files dropped or chosen go to the vault in pieces, each acknowledged before the next: a cut line loses one piece at most.
const PIECE = 512 * 1024

export function takeDrops() {
  for (const place of document.querySelectorAll('[data-drop]')) {
    const input = place.querySelector('input[type=file]')
    const list = place.querySelector('[data-drop-list]')
    for (const kind of ['dragover', 'dragenter']) place.addEventListener(kind, (event) => { event.preventDefault(); place.classList.add('over') })
    for (const kind of ['dragleave', 'drop']) place.addEventListener(kind, () => place.classList.remove('over'))
    place.addEventListener('drop', (event) => { event.preventDefault(); take([...event.dataTransfer.files]) })
    input.addEventListener('change', () => take([...input.files]))

    async function take(files) {
      for (const file of files) await one(file)
      if (files.length) location.assign(place.dataset.after || location.href)
    }

    async function one(file) {
      const line = document.createElement('li')
      const bar = document.createElement('progress')
      bar.max = file.size || 1
      line.append(file.name, ' ', bar)
      list.append(line)
      const token = place.querySelector('[name=csrfmiddlewaretoken]').value
      const begun = await ask(new URLSearchParams({ ...Object.fromEntries([...new FormData(place.closest('form'))].filter(([, value]) => typeof value === 'string')), act: 'begin', name: file.name, size: String(file.size) }))
      for (let at = 0, n = 0; at < file.size; at += PIECE, n++) {
        const data = new FormData()
        data.set('csrfmiddlewaretoken', token)
        data.set('act', 'piece')
        data.set('upload', begun.upload)
        data.set('n', String(n))
        data.set('piece', file.slice(at, at + PIECE), 'piece')
        await ask(data)
        bar.value = Math.min(file.size, at + PIECE)
      }
      const done = await ask(new URLSearchParams({ act: 'finish', upload: begun.upload, csrfmiddlewaretoken: token }))
      bar.replaceWith(done.text)
    }

    async function ask(body, tries = 5) {
      for (let n = 1; ; n++) {
        try {
          const answer = await fetch(place.dataset.drop, { method: 'POST', body, headers: { accept: 'application/json' } })
          const told = await answer.json()
          if (!answer.ok) throw Object.assign(new Error(told.error), { final: answer.status < 500 })
          return told
        } catch (fault) {
          if (fault.final || n >= tries) { list.lastElementChild.append(' ', fault.message); throw fault }
          await new Promise((again) => setTimeout(again, 500 * 2 ** n))
        }
      }
    }
  }
}
