// A message being written: files are kept with the draft from the moment they are chosen, and the reply
// coach's marks stand below the words. Without this script both work by the form's own buttons.
//
// <form data-attach data-autosave="/address"> … <input type="file" data-files="most bytes">
//   <div data-files-kept></div> <p data-files-refused></p> <button data-attach-button>
//   <div data-coach> <section data-coach-part> <ul data-coach-list></ul></section> <template data-coach-mark>
//
// The address answers files with {"version", "files": html of the list} and, where it refused some, "message".
// It answers the autosave with {"marks": [{rule, start, end, excerpt, instead, seen, why, row, question}]};
// start and end count characters (code points), not the browser's half characters.

const FULL_STOP = /[.!?…\u3002\uff01\uff1f]/

function files (form) {
  const input = form.querySelector('input[type=file]')
  const kept = form.querySelector('[data-files-kept]')
  const refused = form.querySelector('[data-files-refused]')
  let isBusy = false
  form.querySelector('[data-attach-button]').hidden = true

  async function send () {
    if (isBusy || !input.files.length) return
    isBusy = true
    form.setAttribute('aria-busy', 'true')
    const chosen = [...input.files]
    const data = new FormData(form)
    try {
      data.delete(input.name)
      for (const file of chosen) data.append(input.name, small(file), file.name)
      take(await fetch(form.dataset.autosave, {
        method: 'POST', body: data, headers: { Accept: 'application/json' }, redirect: 'manual'
      }))
    } catch {
      refused.textContent = form.dataset.offline
      form.querySelector('[data-attach-button]').hidden = false
    } finally {
      isBusy = false
      form.removeAttribute('aria-busy')
    }
  }

  // A file that is too large goes as a little more than the most that is taken: the server says so, and no
  // gigabyte crosses the line for that.
  function small (file) {
    const most = Number(input.dataset.files)
    return file.size > most ? file.slice(0, most + 1, file.type) : file
  }

  async function take (response) {
    if (response.status === 409) return form.dispatchEvent(new Event('save-now'))
    const answered = await response.json()
    if (answered.files !== undefined) kept.innerHTML = answered.files
    if (answered.version !== undefined) form.elements.namedItem('version').value = answered.version
    refused.textContent = answered.message || ''
    if (response.ok || answered.files !== undefined) input.value = ''
  }

  input.addEventListener('change', send)
}

function coach (form, box) {
  const words = form.querySelector('textarea')
  const list = box.querySelector('[data-coach-list]')
  const left = new Set()
  for (const row of list.children) wire(row)

  const key = row => `${row.dataset.rule} ${row.querySelector('[data-excerpt]').textContent}`

  function show (marks) {
    const rows = marks.map(build).filter(row => !left.has(key(row)))
    const before = [...list.children].map(row => row.outerHTML).join()
    if (rows.map(row => row.outerHTML).join() !== before) list.replaceChildren(...rows)
    look()
  }

  function look () {
    box.querySelector('[data-coach-part]').hidden = !list.children.length
  }

  function build (mark) {
    const row = box.querySelector('[data-coach-mark]').content.firstElementChild.cloneNode(true)
    row.dataset.rule = mark.rule
    for (const name of ['seen', 'question', 'why', 'row', 'excerpt', 'instead']) {
      row.querySelector(`[data-${name}]`).textContent = mark[name]
    }
    row.querySelector('[data-excerpt]').hidden = !mark.excerpt
    row.querySelector('[data-offer]').hidden = row.querySelector('[data-use]').hidden = !mark.instead
    row.querySelector('[data-use]').value = `${mark.start}-${mark.end}`
    wire(row)
    return row
  }

  function wire (row) {
    const leave = row.querySelector('[data-leave]')
    leave.hidden = false
    leave.addEventListener('click', () => { left.add(key(row)); drop(row) })
    row.querySelector('[data-use]').addEventListener('click', event => {
      event.preventDefault()
      if (reword(row)) drop(row)
    })
  }

  // The words may have moved on since they were looked at: the excerpt is found where it stands now.
  function reword (row) {
    const excerpt = row.querySelector('[data-excerpt]').textContent
    const [start] = row.querySelector('[data-use]').value.split('-').map(Number)
    const near = [...words.value].slice(0, start).join('').length
    const at = words.value.startsWith(excerpt, near) ? near : words.value.indexOf(excerpt)
    if (!excerpt || at < 0) return false
    const instead = row.querySelector('[data-instead]').textContent
    const isDoubled = FULL_STOP.test(instead.slice(-1)) && FULL_STOP.test(words.value.charAt(at + excerpt.length))
    words.setRangeText(instead, at, at + excerpt.length + Number(isDoubled), 'end')
    words.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  }

  function drop (row) {
    row.remove()
    look()
    words.focus()
  }

  form.addEventListener('autosaved', event => { if (event.detail.marks) show(event.detail.marks) })
}

for (const form of document.querySelectorAll('form[data-attach]')) {
  files(form)
  const box = form.querySelector('[data-coach]')
  if (box) coach(form, box)
}
