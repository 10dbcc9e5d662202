// Saves what is being written, 1.5 s after a pause.
//
// <form data-autosave="/address" data-saving="…" data-saved="… {time}" data-conflict="…" data-offline="…">
//   <input type="hidden" name="version">
//   <p class="autosave" role="status" data-autosave-status></p>
//
// The server answers 200 {"version": 3, "saved": "14:22"}, 409 when somebody else has saved since
// (nothing is overwritten; the text stays here), 422 when it cannot be kept. Without a connection
// the text waits in this tab and is tried again; if the page has moved on meanwhile, it is laid beside.
// What the server answered is told to the form as the event `autosaved`. Chosen files are not sent along.
const PAUSE = 1500
const RETRY = 10000

function wordsOf (form) {
  const data = new FormData(form)
  for (const input of form.querySelectorAll('input[type=file]')) data.delete(input.name)
  return data
}

function start (form) {
  const status = form.querySelector('[data-autosave-status]')
  const key = 'draft ' + form.dataset.autosave
  let timer = 0
  let isSaving = false
  let isDirty = false
  let isStopped = false

  function say (state, text = '') {
    status.dataset.state = state
    status.textContent = text
  }

  function later (wait) {
    clearTimeout(timer)
    timer = setTimeout(save, wait)
  }

  function version () {
    return form.elements.namedItem('version')?.value
  }

  function keep () {
    const texts = [...form.querySelectorAll('textarea[name]')].map(area => [area.name, area.value])
    const kept = JSON.stringify({ version: version(), texts })
    try { sessionStorage.setItem(key, kept) } catch { /* full: the page still holds it */ }
  }

  function forget () {
    try { sessionStorage.removeItem(key) } catch { /* nothing was kept */ }
  }

  function bringBack () {
    let kept
    try { kept = JSON.parse(sessionStorage.getItem(key) || 'null') } catch { return }
    if (!kept) return
    const changed = kept.texts.filter(([name, text]) => form.elements.namedItem(name) && form.elements.namedItem(name).value !== text)
    forget()
    if (!changed.length) return
    if (kept.version !== version()) return layBeside(changed)
    for (const [name, text] of changed) form.elements.namedItem(name).value = text
    isDirty = true
    later(PAUSE)
  }

  function layBeside (texts) {
    say('conflict', form.dataset.kept)
    for (const [, text] of texts) {
      const copy = document.createElement('p')
      copy.className = 'prose private'
      copy.dataset.kept = ''
      copy.textContent = text
      status.after(copy)
    }
  }

  async function save () {
    if (isStopped || !isDirty) return
    if (isSaving) return later(PAUSE)
    isSaving = true
    isDirty = false
    say('saving', form.dataset.saving)
    try {
      await answer(await fetch(form.dataset.autosave, {
        method: 'POST',
        body: wordsOf(form),
        headers: { Accept: 'application/json', 'X-Requested-With': 'fetch' },
        redirect: 'manual'
      }))
    } catch {
      wait()
    } finally {
      isSaving = false
    }
  }

  async function answer (response) {
    if (response.status === 409) {
      isStopped = true
      keep()
      return say('conflict', form.dataset.conflict)
    }
    if (!response.ok) {
      if (response.status !== 422) return wait()
      keep()
      return say('refused', (await response.json()).message || '')
    }
    const answered = await response.json()
    const { version, saved } = answered
    const field = form.elements.namedItem('version')
    if (field && version !== undefined) field.value = version
    form.dispatchEvent(new CustomEvent('autosaved', { detail: answered }))
    say('saved', form.dataset.saved.replace('{time}', saved))
    if (isDirty) later(PAUSE)
    else forget()
  }

  function wait () {
    if (isStopped) return
    isDirty = true
    keep()
    say('offline', form.dataset.offline)
    later(RETRY)
  }

  form.addEventListener('input', () => {
    isDirty = true
    if (!isStopped) later(PAUSE)
  })
  form.addEventListener('save-now', () => { isDirty = true; later(0) })
  // What is sent is not kept as well: else the next page would bring it back as a draft.
  form.addEventListener('submit', () => { isStopped = true; isDirty = false; clearTimeout(timer); forget() })
  window.addEventListener('online', () => { if (isDirty) later(0) })
  document.addEventListener('visibilitychange', () => { if (document.hidden && isDirty) { keep(); later(0) } })
  bringBack()
}

document.querySelectorAll('form[data-autosave]').forEach(start)
document.querySelector('[data-focus]')?.focus()
