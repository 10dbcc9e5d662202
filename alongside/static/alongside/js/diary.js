// The diary writes without a connection: what is kept goes to this device first, encrypted, then to the house.
//
// <form data-diary data-address="/…" data-worker="/…" data-waits="…" data-refused="…" data-full="…" data-unknown="…" data-photo="…" data-sound="…">
//   … <p role="status" data-diary-status></p></form>
// <section data-diary-waiting hidden><ul></ul></section>
// <template data-diary-entry><li><p data-words></p><p data-why></p><button data-again><button data-drop></li></template>
//
// The house's own page says whose it is (<meta name="account">) and registers the worker that opens the empty
// page without a line (no data-worker there); on that page the only account that keeps something here writes.
// Without this script, or without a safe connection, the form is a form.
import { accounts, isAble, key } from './device.js'
import { SignedOut, UNSAID, drop, keep, sendAll, tokenOf, waiting } from './diary_outbox.js'

const RETRY = 15000
const form = document.querySelector('form[data-diary]')
const section = document.querySelector('[data-diary-waiting]')
const template = document.querySelector('[data-diary-entry]')
const isHouse = Boolean(form?.dataset.worker)
let account = document.querySelector('meta[name="account"]')?.content || ''
let timer = 0
let isTyped = false

function say (text) {
  form.querySelector('[data-diary-status]').textContent = text
}

function line (entry) {
  const item = template.content.firstElementChild.cloneNode(true)
  const texts = new Map(entry.texts)
  const media = entry.about.map(([name]) => form.dataset[name])
  item.querySelector('[data-words]').textContent = [texts.get('words'), texts.get('themes'), ...media].filter(Boolean).join(' · ')
  item.querySelector('[data-why]').textContent = entry.refused === UNSAID ? form.dataset.refused : entry.refused
  item.querySelector('[data-again]').addEventListener('click', () => again(entry))
  item.querySelector('[data-drop]').addEventListener('click', () => drop(entry.number).then(show))
  return item
}

async function show () {
  const entries = await waiting(account)
  section.querySelector('ul').replaceChildren(...entries.map(line))
  section.hidden = !entries.length
}

// Back into the form, to be written better; a photo or recording is chosen anew.
async function again (entry) {
  for (const [name, value] of entry.texts) {
    for (const field of form.elements) {
      if (field.name !== name || field.type === 'file') continue
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.checked || field.value === value
      else field.value = value
    }
  }
  isTyped = true
  await drop(entry.number)
  await show()
  form.elements.namedItem('words').focus()
}

function later () {
  clearTimeout(timer)
  timer = setTimeout(sendNow, RETRY)
}

async function sendNow () {
  clearTimeout(timer)
  let sent
  try {
    sent = await sendAll(account)
    if (!isHouse) await tokenOf(account, form.dataset.address)
  } catch (error) {
    if (error instanceof SignedOut && !isTyped) return location.assign(error.address)
    await show()
    if (!section.hidden) say(form.dataset.waits)
    return later()
  }
  await show()
  say('')
  const isRefused = Boolean(section.querySelector('[data-why]:not(:empty)'))
  if (isTyped || isRefused) return
  if (sent || !isHouse) location.assign(form.dataset.address)
}

async function write (event) {
  event.preventDefault()
  const written = form.elements.namedItem('written_at')
  written.value = new Date().toISOString()
  const fields = [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken')
  written.value = ''
  try {
    await keep(account, form.dataset.address, fields)
  } catch { // this browser keeps nothing, or no more
    return isHouse ? form.submit() : say(form.dataset.full)
  }
  form.reset()
  isTyped = false
  await show()
  await sendNow()
}

async function start () {
  const known = await accounts()
  if (!account && known.length !== 1) return say(form.dataset.unknown)
  account = account || known[0]
  if (known.some(each => each !== account)) return // kept.js wipes it all
  form.addEventListener('submit', write)
  form.addEventListener('input', () => { isTyped = true })
  window.addEventListener('online', sendNow)
  await show()
  if (isHouse) {
    await key(account)
    await navigator.serviceWorker?.register(form.dataset.worker, { scope: form.dataset.address })
  }
  if (navigator.onLine && (!isHouse || !section.hidden)) await sendNow()
}

if (form && isAble) start().catch(() => { /* no storage here: the form is a form */ })
