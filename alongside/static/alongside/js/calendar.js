// Moves and lengthens planned meetings: by mouse (drag it, or its lower edge), by touch (hold it first) and by keys
// (Space picks it up; arrows, shift and arrows, Enter, Escape). Sideways is another day, or where columns are
// people, another person. Nothing is written before the dialog is answered.
// A click into free time books there. Without this script the appointment's own page has the same form.
const STEP = 15
const ROW = 5
const HOLD = 350
const week = document.querySelector('.week')
const dialog = document.getElementById('calendar-move')
const says = document.getElementById('calendar-says')
const form = dialog.querySelector('form')
const wide = window.matchMedia('(min-width: 48rem)')
const firstMinute = Number(week.dataset.firstHour) * 60
const lastMinute = firstMinute + Number(week.dataset.hoursShown) * 60
const sections = [...week.querySelectorAll('.week-day')]
const areDays = !week.classList.contains('beside')
const canCross = areDays || sections.every(section => section.dataset.member)
let lifted = null
let asked = null
let pressed = null
let isSwallowing = false

function minutesOf (text) {
  const [hours, minutes] = text.split(':').map(Number)
  return hours * 60 + minutes
}

function plain (at) {
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

function clock (at) {
  const [hours, minutes] = plain(at).split(':')
  return week.dataset.clock.replace('H', hours).replace('G', String(Number(hours))).replace('i', minutes)
}

function fill (pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

function headOf (section) {
  const head = section.querySelector('h2')
  return (head.querySelector('a') || head).textContent.trim()
}

function when (place) {
  return fill(says.dataset.time, { day: headOf(place.section), time: clock(place.at) })
}

function said () {
  return fill(says.dataset.at, { when: when(lifted.now), minutes: lifted.now.minutes })
}

function nameOf (link) {
  return link.querySelector('.private').textContent
}

function lift (link, how) {
  const item = link.closest('li')
  const was = {
    section: item.closest('.week-day'),
    at: minutesOf(link.dataset.at),
    minutes: Number(link.dataset.minutes),
    next: item.nextSibling,
    row: item.dataset.row,
    span: item.dataset.span
  }
  lifted = { link, item, how, was, now: { section: was.section, at: was.at, minutes: was.minutes } }
  link.classList.add('lifted')
}

function place (change) {
  const now = { ...lifted.now, ...change }
  if (now.minutes < ROW || now.at < firstMinute || now.at + now.minutes > lastMinute) return
  const isElsewhere = now.section !== lifted.now.section
  lifted.now = now
  lifted.item.dataset.row = String(Math.floor((now.at - firstMinute) / ROW) + 1)
  lifted.item.dataset.span = String(Math.max(4, Math.ceil(now.minutes / ROW)))
  if (isElsewhere) now.section.querySelector('.week-rows').append(lifted.item)
  if (isElsewhere && lifted.how === 'keys') lifted.link.focus({ preventScroll: true })
  lifted.link.querySelector('time').textContent = clock(now.at)
}

function hasChanged () {
  return ['section', 'at', 'minutes'].some(name => lifted.now[name] !== lifted.was[name])
}

function letGo () {
  if (!lifted) return
  const { link, item, was, how } = lifted
  link.classList.remove('lifted')
  item.dataset.row = was.row
  item.dataset.span = was.span
  was.section.querySelector('.week-rows').insertBefore(item, was.next)
  link.querySelector('time').textContent = clock(was.at)
  lifted = null
  says.textContent = says.dataset.letGo
  if (how === 'keys' || dialog.contains(document.activeElement)) link.focus()
}

function ask () {
  const { link, was, now } = lifted
  const field = name => form.elements.namedItem(name)
  form.action = link.getAttribute('href') + 'move/'
  form.querySelector('[data-page]').href = link.href
  field('day').value = now.section.dataset.day
  field('at').value = plain(now.at)
  field('member').value = now.section.dataset.member || ''
  field('minutes').value = now.minutes
  field('override_reason').value = ''
  refuse(null)
  const before = fill(says.dataset.at, { when: when(was), minutes: was.minutes })
  document.getElementById('calendar-move-what').textContent = `${nameOf(link)}: ${before} → ${said()}`
  asked = lifted
  dialog.showModal()
  form.querySelector('button:not([type])').focus()
}

function leave () {
  dialog.close()
  letGo()
}

function refuse (answer) {
  const box = form.querySelector('[data-refused]')
  const times = form.querySelector('[data-times]')
  box.hidden = !answer
  times.replaceChildren()
  form.querySelector('[data-reason]').hidden = !answer?.is_taken
  form.querySelector('[data-near]').hidden = !answer?.times.length
  if (!answer) return
  box.querySelector('[data-why]').textContent = answer.message
  for (const each of answer.times) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button quiet'
    button.textContent = each.words
    button.addEventListener('click', () => {
      form.elements.namedItem('day').value = each.day
      form.elements.namedItem('at').value = each.at
      form.querySelector('button:not([type])').focus()
    })
    times.append(button)
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  const { link } = lifted
  const response = await fetch(form.action, {
    method: 'POST',
    body: new FormData(form),
    headers: { Accept: 'application/json', 'X-Requested-With': 'fetch' },
    redirect: 'manual'
  }).catch(() => null)
  if (response?.status === 422) return refuse(await response.json())
  if (!response?.ok) return window.location.assign(link.href)
  try { sessionStorage.setItem('moved', link.getAttribute('href')) } catch { /* only the focus is lost */ }
  window.location.reload()
})

// Escape is told a moment later: by then something else may have been picked up, or asked about again.
dialog.addEventListener('close', () => { if (!dialog.open && lifted === asked) letGo() })
for (const button of dialog.querySelectorAll('[data-let-go]')) button.addEventListener('click', leave)

// Keys

function withKeys (event) {
  const { now } = lifted
  const turn = event.code === 'ArrowDown' || event.code === 'ArrowRight' ? 1 : -1
  if (event.code === 'Escape') return letGo()
  if (event.code === 'Enter' || event.code === 'NumpadEnter') return hasChanged() ? ask() : letGo()
  if (event.code === 'ArrowUp' || event.code === 'ArrowDown') {
    place(event.shiftKey ? { minutes: now.minutes + turn * STEP } : { at: now.at + turn * STEP })
  } else if (canCross) {
    place({ section: sections[sections.indexOf(now.section) + turn] || now.section })
  }
  says.textContent = said()
}

document.addEventListener('keydown', event => {
  if (dialog.open || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  const isOurs = /^(Arrow(Up|Down|Left|Right)|Enter|NumpadEnter|Escape)$/.test(event.code)
  if (lifted && isOurs) {
    event.preventDefault()
    event.stopPropagation()
    return withKeys(event)
  }
  if (lifted && event.code === 'Tab') return letGo()
  const link = event.target.closest?.('a.event[data-at]')
  if (event.code !== 'Space' || !link) return
  event.preventDefault()
  event.stopPropagation()
  if (lifted) return hasChanged() ? ask() : letGo()
  lift(link, 'keys')
  says.textContent = fill(says.dataset.picked, { what: `${nameOf(link)}, ${said()}` })
}, true)

// Mouse and touch

function perMinute (section) {
  return section.querySelector('.week-rows').getBoundingClientRect().height / (lastMinute - firstMinute)
}

function start () {
  lift(pressed.link, 'pointer')
  pressed.link.setPointerCapture?.(pressed.id)
}

function follow (event) {
  const moved = (event.clientY - pressed.y) / perMinute(lifted.was.section)
  const snapped = value => Math.round(value / STEP) * STEP
  if (pressed.isLength) return place({ minutes: Math.max(STEP, snapped(lifted.was.minutes + moved)) })
  const under = canCross && sections.find(section => {
    const box = section.getBoundingClientRect()
    return event.clientX >= box.left && event.clientX < box.right
  })
  place({ at: Math.abs(moved) < STEP / 2 ? lifted.was.at : snapped(lifted.was.at + moved), section: under || lifted.now.section })
}

week.addEventListener('pointerdown', event => {
  const link = event.target.closest('a.event[data-at]')
  if (!link || event.button !== 0 || !wide.matches || dialog.open) return
  letGo()
  pressed = { link, id: event.pointerId, x: event.clientX, y: event.clientY, isLength: Boolean(event.target.closest('.grip')) }
  if (event.pointerType === 'touch') pressed.timer = setTimeout(start, HOLD)
})

week.addEventListener('pointermove', event => {
  if (!pressed || event.pointerId !== pressed.id) return
  const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > 5
  if (!lifted && far) {
    if (pressed.timer) return drop()
    start()
  }
  if (lifted) follow(event)
})

function drop () {
  clearTimeout(pressed?.timer)
  pressed = null
}

document.addEventListener('pointerup', () => {
  const wasLifted = pressed && lifted
  drop()
  if (!wasLifted) return
  isSwallowing = true
  setTimeout(() => { isSwallowing = false }, 50)
  if (hasChanged()) ask()
  else letGo()
})

document.addEventListener('pointercancel', () => {
  if (pressed && lifted) letGo()
  drop()
})

week.addEventListener('touchmove', event => { if (pressed && lifted) event.preventDefault() }, { passive: false })
week.addEventListener('contextmenu', event => { if (pressed && lifted) event.preventDefault() })
week.addEventListener('dragstart', event => { if (event.target.closest('a.event[data-at]')) event.preventDefault() })

// Free time

function minuteAt (section, y) {
  const top = section.querySelector('.week-rows').getBoundingClientRect().top
  return firstMinute + Math.floor((y - top) / perMinute(section) / STEP) * STEP
}

week.addEventListener('click', event => {
  if (isSwallowing) return event.preventDefault()
  const section = event.target.closest('.week-day')
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!section?.dataset.book || !wide.matches || event.detail === 0 || !isPlain) return
  const free = event.target.closest('a.free')
  if (!free && !event.target.matches('.week-rows')) return
  event.preventDefault()
  const least = free ? minutesOf(free.dataset.at) : firstMinute
  const at = Math.max(least, minuteAt(section, event.clientY))
  window.location.assign(`${section.dataset.book}&at=${section.dataset.day}T${plain(at)}`)
})

for (const link of week.querySelectorAll('a.event[data-at]')) {
  const grip = document.createElement('span')
  grip.className = 'grip'
  link.append(grip)
  link.setAttribute('aria-describedby', 'calendar-keys')
}

try {
  const moved = sessionStorage.getItem('moved')
  sessionStorage.removeItem('moved')
  if (moved) document.querySelector(`a.event[href="${CSS.escape(moved)}"]`)?.focus()
} catch { /* no storage: the focus starts at the top */ }
