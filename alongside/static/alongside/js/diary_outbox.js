// Entries of the diary that wait on this device: kept encrypted, sent in their order, each once.
//
// The page's address takes them as a form (Accept: application/json) and says 201, or 422 with a `message`: then
// the entry stays here and says why. `submission` goes along, so that the same entry sent twice is one entry.
import { inStore, seal, sealText, unseal, unsealText } from './device.js'

export const UNSAID = '-' // refused, and nobody said why
let turn = Promise.resolve()

const label = (submission, part) => `diary ${submission} ${part}`
const rows = () => inStore('entries', 'readonly', store => store.getAll())

export const drop = number => inStore('entries', 'readwrite', store => store.delete(number))
export const count = () => inStore('entries', 'readonly', store => store.count())

// `fields`: [name, text or file]; `address`: where it is sent.
export async function keep (account, address, fields) {
  const submission = crypto.randomUUID()
  const texts = fields.filter(([name, value]) => typeof value === 'string' && name !== 'submission')
  const given = fields.filter(([, value]) => typeof value !== 'string' && value.size)
  const files = []
  for (const [name, file] of given) {
    const bytes = await file.arrayBuffer()
    files.push({ name, ...await seal(account, label(submission, name), bytes) })
  }
  const about = given.map(([name, file]) => [name, file.name, file.type])
  const text = await sealText(account, label(submission, 'text'), { texts, about })
  await inStore('entries', 'readwrite', store => store.add({ submission, account, address, text, files, refused: '' }))
}

// What waits, opened for its own writer: [{ number, refused, texts, about }].
export async function waiting (account) {
  const mine = (await rows()).filter(row => row.account === account)
  return Promise.all(mine.map(async row => ({
    number: row.number,
    refused: row.refused,
    ...await unsealText(account, label(row.submission, 'text'), row.text)
  })))
}

async function body (account, row, token) {
  const { texts, about } = await unsealText(account, label(row.submission, 'text'), row.text)
  const form = new FormData()
  for (const [name, value] of texts) form.append(name, value)
  for (const file of row.files) {
    const [, filename, type] = about.find(([name]) => name === file.name)
    const bytes = await unseal(account, label(row.submission, file.name), file)
    form.append(file.name, new File([bytes], filename, { type }))
  }
  form.append('submission', row.submission)
  form.append('csrfmiddlewaretoken', token)
  return form
}

export class SignedOut extends Error {
  constructor (address) {
    super('signed out')
    this.address = address
  }
}

// Whether the house is there, and it is still they who are signed in: nobody's entry goes into another's diary.
export async function tokenOf (account, address) {
  const response = await fetch(address, { headers: { Accept: 'text/html' } })
  if (new URL(response.url).pathname !== address) throw new SignedOut(response.url)
  if (!response.ok) throw new Error('later')
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const token = page.querySelector('form[data-diary] input[name="csrfmiddlewaretoken"]')?.value
  const whose = page.querySelector('meta[name="account"]')?.content
  if (!token || whose !== account) throw new Error('later')
  return token
}

async function send (account, row) {
  const response = await fetch(row.address, {
    method: 'POST',
    body: await body(account, row, await tokenOf(account, row.address)),
    headers: { Accept: 'application/json' }
  })
  if (response.status === 201) return drop(row.number)
  if (response.status !== 422 && response.status !== 413 && response.status !== 400) throw new Error('later')
  const said = await response.json().catch(() => ({}))
  const refused = said.message || UNSAID
  return inStore('entries', 'readwrite', store => store.put({ ...row, refused }))
}

async function sendEach (account) {
  const mine = (await rows()).filter(row => row.account === account && !row.refused)
  for (const row of mine) await send(account, row)
  return mine.length
}

// How many went to the house, taken or refused. An error: the rest waits in its order.
export function sendAll (account) {
  const work = () => navigator.locks
    ? navigator.locks.request('alongside-diary', () => sendEach(account))
    : sendEach(account)
  const done = turn.then(work)
  turn = done.catch(() => {})
  return done
}
