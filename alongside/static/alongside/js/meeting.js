// Says quietly, and only once each, that five minutes are left and that the agreed time is over (A03).
const line = document.querySelector('[data-ends-at]')
const SOON = 5 * 60 * 1000

function look () {
  const left = new Date(line.dataset.endsAt) - Date.now()
  const words = left <= 0 ? line.dataset.over : left <= SOON ? line.dataset.soon : ''
  if (line.textContent !== words) line.textContent = words
}

if (line) {
  look()
  setInterval(look, 10000)
}
