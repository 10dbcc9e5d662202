// Keeps what a client is answering on their own device until it was sent, and sends it when the line is back.
//
// <meta name="account" content="…">                                   who is signed in, on every page of theirs
// <form method="post" data-keep data-waits="…" data-back="…"> … <p role="status" data-keep-status></p></form>
// <form data-sign-out>                                                before it is sent, everything is wiped
//
// The answers lie encrypted (AES-GCM) with a key that cannot be taken out of this browser and belongs to the
// account. When somebody else signs in here, all of it is wiped. The page's `submission` goes along, so that
// the same answer sent twice counts once. Without this script, or without a safe connection, nothing is kept.
// How it is kept: device.js. Entries of the diary lie there too (diary.js); before a sign-out they are sent.
import { accounts, inStore, isAble, sealText, unsealText, wipe } from './device.js'

const account = document.querySelector('meta[name="account"]')?.content || ''
const form = document.querySelector('form[data-keep]')
const PAUSE = 300
const RETRY = 15000
const LONGEST_WAIT = 5000
let turn = Promise.resolve()
let timer = 0
let isOver = false

const all = () => inStore('answers', 'readonly', store => store.getAll())
const drop = path => inStore('answers', 'readwrite', store => store.delete(path))

async function keep (path, fields, waits) {
  const { iv, sealed } = await sealText(account, path, fields)
  await inStore('answers', 'readwrite', store => store.put({ path, account, iv, sealed, waits }))
}

const read = row => unsealText(account, row.path, row)

// What was written into the diary without a line is sent from any page of theirs.
async function sendDiary () {
  if (!await inStore('entries', 'readonly', store => store.count())) return
  const { sendAll: send } = await import('./diary_outbox.js')
  await send(account).catch(() => {})
}

// One thing after the other: a late keystroke must not come back after what was sent is dropped.
function next (work) {
  turn = turn.then(() => isOver ? null : work()).catch(() => { /* no room, or no storage: the page still holds it */ })
  return turn
}

function typed () {
  return [...new FormData(form)].filter(([name]) => name !== 'csrfmiddlewaretoken')
}

function say (text) {
  form.querySelector('[data-keep-status]').textContent = text
}

function fillIn (fields) {
  const known = new Map(fields)
  for (const field of form.elements) {
    if (!field.name || field.name === 'csrfmiddlewaretoken' || field.type === 'submit') continue
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = known.get(field.name) === field.value
    else if (known.has(field.name)) field.value = known.get(field.name)
  }
  form.dispatchEvent(new Event('input', { bubbles: true }))
}

class SignedOut extends Error {
  constructor (address) {
    super('signed out')
    this.address = address
  }
}

const isHere = path => Boolean(form) && path === location.pathname

async function tokenOf (path, isFresh) {
  if (isHere(path) && !isFresh) return form.elements.namedItem('csrfmiddlewaretoken').value
  const response = await fetch(path, { headers: { Accept: 'text/html' } })
  if (new URL(response.url).pathname !== path) throw new SignedOut(response.url)
  if (response.status === 404 || response.status >= 500) throw new Error('later')
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return page.querySelector('form[data-keep] input[name="csrfmiddlewaretoken"]')?.value
}

function post (path, fields, token) {
  const body = new URLSearchParams([...fields, ['csrfmiddlewaretoken', token], ['answer', 'yes']])
  const address = isHere(path) ? path + location.search : path
  return fetch(address, { method: 'POST', body, headers: { Accept: 'text/html' } })
}

// Sent, or nothing to send it to any more: the address to go on to. Not taken: null. An error: it waits.
async function send (path, fields) {
  let token = await tokenOf(path, false)
  if (!token) return location.pathname
  let response = await post(path, fields, token)
  if (response.status === 403) {
    token = await tokenOf(path, true)
    if (!token) return location.pathname
    response = await post(path, fields, token)
  }
  if (response.status >= 500) throw new Error('later')
  if (!response.ok) return null
  if (!new URL(response.url).pathname.startsWith('/portal/')) throw new SignedOut(response.url)
  return response.url
}

function plainly (name) {
  const field = document.createElement('input')
  Object.assign(field, { type: 'hidden', name, value: 'yes' })
  form.append(field)
  form.submit()
}

async function sendNow () {
  clearTimeout(timer)
  const path = location.pathname
  const fields = typed()
  let answer
  try {
    await keep(path, fields, true)
  } catch {
    return plainly('answer') // this browser keeps nothing
  }
  try {
    answer = await send(path, fields)
  } catch (error) {
    if (error.address) return location.assign(error.address)
    say(form.dataset.waits)
    return later()
  }
  if (answer === null) {
    await keep(path, fields, false)
    return plainly('answer')
  }
  await drop(path)
  isOver = true
  location.assign(answer)
}

function later () {
  clearTimeout(timer)
  timer = setTimeout(() => next(sendAll), RETRY)
}

async function sendAll () {
  const rows = (await all()).filter(row => row.waits)
  let wasSent = false
  for (const row of rows) {
    if (isHere(row.path)) {
      await sendNow()
      continue
    }
    try {
      const answer = await send(row.path, await read(row))
      if (answer === null) await keep(row.path, await read(row), false)
      else await drop(row.path)
      wasSent = true
    } catch {
      later()
    }
  }
  if (wasSent && !form) location.reload()
}

async function begin () {
  if ((await accounts()).some(each => each !== account)) return wipe()
  const rows = await all()
  const kept = rows.find(row => row.path === location.pathname)
  if (kept && !form) await drop(kept.path)
  // After a refusal the page brings what was typed, and the reason.
  if (kept && form && !form.querySelector('.error-summary')) {
    fillIn(await read(kept))
    say(form.dataset.back)
  }
  if (navigator.onLine) await sendAll()
  if (navigator.onLine && !document.querySelector('form[data-diary]')) await sendDiary()
}

function start () {
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => next(() => keep(location.pathname, typed(), false)), PAUSE)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    clearTimeout(timer)
    const name = event.submitter?.name === 'skip' ? 'skip' : 'answer'
    if (name === 'answer') return next(sendNow).then(() => {})
    next(() => drop(location.pathname)).then(() => plainly('skip'))
  })
}

for (const each of document.querySelectorAll('form[data-sign-out]')) {
  each.addEventListener('submit', event => {
    try { sessionStorage.clear() } catch { /* nothing was kept */ } // drafts of autosave.js
    if (!isAble) return
    event.preventDefault()
    isOver = true
    clearTimeout(timer)
    const isSent = turn.then(() => navigator.onLine && account ? sendDiary() : null).catch(() => {})
    const isLate = new Promise(resolve => setTimeout(resolve, LONGEST_WAIT))
    turn = Promise.race([isSent, isLate]).then(wipe).catch(() => {}).then(() => each.submit())
  })
}

if (isAble && account) {
  next(begin)
  if (form) start()
  window.addEventListener('online', () => next(sendAll))
}
