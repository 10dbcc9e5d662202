// Keeps what a client is answering on their own device until it was sent, and sends it when the line is back.
//
// <meta name="account" content="…">                                   who is signed in, on every page of theirs
// <form method="post" data-keep data-waits="…" data-back="…"> … <p role="status" data-keep-status></p></form>
// <form data-sign-out>                                                before it is sent, everything is wiped
//
// The answers lie encrypted (AES-GCM) with a key that cannot be taken out of this browser and belongs to the
// account. When somebody else signs in here, all of it is wiped. The page's `submission` goes along, so that
// the same answer sent twice counts once. Without this script, or without a safe connection, nothing is kept.
const account = document.querySelector('meta[name="account"]')?.content || ''
const form = document.querySelector('form[data-keep]')
const PAUSE = 300
const RETRY = 15000
const isAble = Boolean(window.indexedDB && window.crypto?.subtle)
let turn = Promise.resolve()
let timer = 0
let isOver = false

function asked (request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function opened () {
  const request = indexedDB.open('alongside-answers', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys')
    request.result.createObjectStore('answers', { keyPath: 'path' })
  }
  return asked(request)
}

async function inStore (name, mode, work) {
  const database = await opened()
  try {
    return await asked(work(database.transaction(name, mode).objectStore(name)))
  } finally {
    database.close()
  }
}

const all = () => inStore('answers', 'readonly', store => store.getAll())
const drop = path => inStore('answers', 'readwrite', store => store.delete(path))

async function wipe () {
  const database = await opened()
  const both = database.transaction(['answers', 'keys'], 'readwrite')
  const isDone = new Promise((resolve, reject) => { both.oncomplete = resolve; both.onabort = reject })
  both.objectStore('answers').clear()
  both.objectStore('keys').clear()
  await isDone
  database.close()
}

async function key () {
  const known = await inStore('keys', 'readonly', store => store.get(account))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await inStore('keys', 'readwrite', store => store.put(made, account))
  return made
}

function way (iv, path) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${account} ${path}`) }
}

async function keep (path, fields, waits) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(fields))
  const sealed = await crypto.subtle.encrypt(way(iv, path), await key(), plain)
  await inStore('answers', 'readwrite', store => store.put({ path, account, iv, sealed, waits }))
}

async function read (row) {
  const plain = await crypto.subtle.decrypt(way(row.iv, row.path), await key(), row.sealed)
  return JSON.parse(new TextDecoder().decode(plain))
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
  const rows = await all()
  if (rows.some(row => row.account !== account)) return wipe()
  const kept = rows.find(row => row.path === location.pathname)
  if (kept && !form) await drop(kept.path)
  // After a refusal the page brings what was typed, and the reason.
  if (kept && form && !form.querySelector('.error-summary')) {
    fillIn(await read(kept))
    say(form.dataset.back)
  }
  if (navigator.onLine) await sendAll()
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
    if (!isAble) return
    event.preventDefault()
    isOver = true
    clearTimeout(timer)
    turn = turn.then(wipe).catch(() => {}).then(() => each.submit())
  })
}

if (isAble && account) {
  next(begin)
  if (form) start()
  window.addEventListener('online', () => next(sendAll))
}
