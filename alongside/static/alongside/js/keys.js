// Single keys for the desk, by physical key so that they work on every layout.
// They sleep while one types, and the help dialog (?) switches them off.
const help = document.getElementById('keys-help')
const root = document.documentElement

function remembered (key) {
  try { return localStorage.getItem(key) } catch { return null }
}

function remember (key, value) {
  try { localStorage.setItem(key, value) } catch { /* private window: lasts for this page */ }
}

let singleKeys = remembered('single-keys') !== 'off'

function isTyping (element) {
  return element.isContentEditable || element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])')
}

function formOf (element) {
  return element.closest('form') || document.querySelector('main form[data-main], main form')
}

function press (form, selector) {
  const button = form?.querySelector(selector) || form?.querySelector('button:not([type=button]), input[type=submit]')
  if (button) form.requestSubmit(button)
}

function toggleBlur () {
  const blurred = root.toggleAttribute('data-blur')
  remember('blur', blurred ? 'on' : 'off')
}

function showHelp () {
  if (help && !help.open) help.showModal()
}

function withControl (event) {
  const form = formOf(event.target)
  if (event.code === 'KeyS') {
    event.preventDefault()
    if (form?.dataset.autosave) form.dispatchEvent(new Event('save-now'))
    else press(form, '[data-key=save]')
  }
  if (event.code === 'Enter' || event.code === 'NumpadEnter') {
    event.preventDefault()
    press(form, '[data-key=sign]')
  }
}

function single (event) {
  if (event.code === 'Slash' && event.shiftKey) return showHelp()
  if (event.key === '?') return showHelp()
  if (event.code === 'KeyP' && event.shiftKey) return toggleBlur()
  if (event.shiftKey) return
  if (event.code === 'Slash' || event.key === '/') return focusOn('[data-search]', event)
  if (event.code === 'KeyN') return document.querySelector('[data-key=new]')?.click()
}

function focusOn (selector, event) {
  const field = document.querySelector(selector)
  if (!field) return
  event.preventDefault()
  if (field.offsetParent === null) field.closest('[popover]')?.showPopover?.()
  field.focus()
  field.select?.()
}

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return withControl(event)
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (!singleKeys || isTyping(event.target) || document.querySelector('dialog[open]')) return
  single(event)
})

for (const button of document.querySelectorAll('[data-show-keys]')) {
  button.hidden = false
  button.addEventListener('click', showHelp)
}

for (const box of document.querySelectorAll('[data-single-keys]')) {
  box.checked = singleKeys
  box.addEventListener('change', () => {
    singleKeys = box.checked
    remember('single-keys', singleKeys ? 'on' : 'off')
  })
}
