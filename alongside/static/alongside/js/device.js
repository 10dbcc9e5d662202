// What this device keeps for a client until it was sent, encrypted (AES-GCM) with a key that cannot be taken out
// of this browser and belongs to the account. Where another account signs in, or somebody signs out, all goes.
//
// answers: what is being answered, by the path of its page. entries: what was written into the diary, in order.
const NAME = 'alongside-answers'
const STORES = { keys: undefined, answers: { keyPath: 'path' }, entries: { keyPath: 'number', autoIncrement: true } }

export const isAble = Boolean(window.indexedDB && window.crypto?.subtle)

function asked (request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function opened () {
  const request = indexedDB.open(NAME, 2)
  request.onupgradeneeded = () => {
    const database = request.result
    for (const [name, options] of Object.entries(STORES)) {
      if (!database.objectStoreNames.contains(name)) database.createObjectStore(name, options)
    }
  }
  return asked(request)
}

export async function inStore (name, mode, work) {
  const database = await opened()
  try {
    return await asked(work(database.transaction(name, mode).objectStore(name)))
  } finally {
    database.close()
  }
}

async function emptied () {
  const database = await opened()
  const names = Object.keys(STORES)
  const all = database.transaction(names, 'readwrite')
  const isDone = new Promise((resolve, reject) => { all.oncomplete = resolve; all.onabort = reject })
  for (const name of names) all.objectStore(name).clear()
  await isDone
  database.close()
}

export async function wipe () {
  await emptied()
  const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : []
  await Promise.all(workers.map(worker => worker.unregister()))
  const names = window.caches ? await caches.keys() : []
  await Promise.all(names.filter(name => name.startsWith('alongside-')).map(name => caches.delete(name)))
}

// The accounts that keep something here: none or one, before another one is found and all is wiped.
export const accounts = () => inStore('keys', 'readonly', store => store.getAllKeys())

export async function key (account) {
  const known = await inStore('keys', 'readonly', store => store.get(account))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await inStore('keys', 'readwrite', store => store.put(made, account))
  return made
}

function way (account, iv, label) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`${account} ${label}`) }
}

// `label` says what it is: sealed under one label it does not open under another.
export async function seal (account, label, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, sealed: await crypto.subtle.encrypt(way(account, iv, label), await key(account), bytes) }
}

export async function unseal (account, label, row) {
  return crypto.subtle.decrypt(way(account, row.iv, label), await key(account), row.sealed)
}

export const sealText = (account, label, plain) =>
  seal(account, label, new TextEncoder().encode(JSON.stringify(plain)))

export const unsealText = async (account, label, row) =>
  JSON.parse(new TextDecoder().decode(await unseal(account, label, row)))
