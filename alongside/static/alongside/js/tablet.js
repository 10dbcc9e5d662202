// A tablet that nobody touches for three minutes forgets the page: <form data-leave data-idle="180">.
const leave = document.querySelector('form[data-leave]')
let timer = 0

function wait () {
  clearTimeout(timer)
  timer = setTimeout(() => leave.submit(), Number(leave.dataset.idle) * 1000)
}

for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, wait, { passive: true })
// A page that comes back by the browser's own memory is asked for anew, and is gone.
addEventListener('pageshow', event => { if (event.persisted) location.reload() })
document.querySelector('[data-idle-words]').hidden = false
wait()
