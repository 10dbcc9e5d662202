// Covers the desk when nobody has touched it for a while, so that words do not stay on a screen alone.
//
// <dialog data-idle="minutes" data-awake="/address"> … <p data-idle-sign-in hidden> … <button data-go-on></dialog>
//
// The server ends the session after the same time. While somebody types without sending, it is told now and
// then that they are there. The page stays as it is below the cover: what was typed is not lost. It is
// uncovered when the server knows them again, for example after they signed in in another tab.
const cover = document.querySelector('dialog[data-idle]')
const MOST = Number(cover?.dataset.idle) * 60_000
const SIGNS = ['keydown', 'pointerdown', 'wheel', 'touchstart']
let touched = Date.now()
let told = Date.now()

const isKnown = async () => {
  const answer = await fetch(cover.dataset.awake, { redirect: 'manual', cache: 'no-store' })
  return answer.status === 204
}

function touch () {
  if (cover.open) return
  touched = Date.now()
  if (touched - told < MOST / 6) return
  told = touched
  isKnown().catch(() => { /* no line: told again at the next touch */ })
}

function look () {
  if (cover.open || Date.now() - touched < MOST) return
  document.documentElement.dataset.covered = ''
  cover.showModal()
}

async function goOn () {
  if (!cover.open) return
  const isIn = await isKnown().catch(() => false)
  cover.querySelector('[data-idle-sign-in]').hidden = isIn
  if (!isIn) return
  touched = told = Date.now()
  delete document.documentElement.dataset.covered
  cover.close()
}

if (cover) {
  for (const sign of SIGNS) addEventListener(sign, touch, { passive: true, capture: true })
  addEventListener('visibilitychange', () => document.hidden || (cover.open ? goOn() : look()))
  cover.addEventListener('cancel', event => event.preventDefault())
  cover.querySelector('[data-go-on]').addEventListener('click', goOn)
  setInterval(look, 5000)
}
