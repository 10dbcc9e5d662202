// Arrow keys in the week: up and down within a day, left and right between days; , and . change the week.
// By physical key, asleep while one types or when single keys are switched off. Every block is a link.
const days = [...document.querySelectorAll('.week-day')].map(day => [...day.querySelectorAll('a.event')])

function place (element) {
  const column = days.findIndex(day => day.includes(element))
  return column < 0 ? null : { column, row: days[column].indexOf(element) }
}

function first () {
  const today = [...document.querySelectorAll('.week-day')].findIndex(day => day.classList.contains('today'))
  return days[today]?.[0] || days.flat()[0]
}

function beside (at, step) {
  const top = days[at.column][at.row].getBoundingClientRect().top
  for (let column = at.column + step; days[column]; column += step) {
    if (days[column].length) {
      return days[column].reduce((best, link) =>
        Math.abs(link.getBoundingClientRect().top - top) < Math.abs(best.getBoundingClientRect().top - top) ? link : best)
    }
  }
}

function target (code) {
  const at = place(document.activeElement)
  if (!at) return code.startsWith('Arrow') ? first() : null
  if (code === 'ArrowDown') return days[at.column][at.row + 1]
  if (code === 'ArrowUp') return days[at.column][at.row - 1]
  if (code === 'ArrowRight') return beside(at, 1)
  if (code === 'ArrowLeft') return beside(at, -1)
}

function singleKeys () {
  try { return localStorage.getItem('single-keys') !== 'off' } catch { return true }
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return
  if (event.target.matches('input, select, textarea, summary') || document.querySelector('dialog[open]')) return
  if (singleKeys() && (event.code === 'Comma' || event.code === 'Period')) {
    document.querySelector(`[data-week=${event.code === 'Comma' ? 'before' : 'after'}]`)?.click()
    return
  }
  const next = target(event.code)
  if (!next) return
  event.preventDefault()
  next.focus()
})
