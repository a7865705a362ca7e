// How many characters a message has, while one types: characters as people count them, as the server does.
export function countCharacters(line) {
  const box = document.getElementById(line.dataset.counts)
  const most = Number(line.dataset.most)
  const shown = line.querySelector('b')
  const told = () => {
    const n = [...box.value.trim()].length
    shown.textContent = n
    line.classList.toggle('fault', n > most)
  }
  box.addEventListener('input', told)
  told()
}
