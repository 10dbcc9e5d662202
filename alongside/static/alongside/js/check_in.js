// Questions that hang on another answer appear with it, and numbers can be found with a slider.
//
// <div data-hangs-on="name" data-answers="code\ncode"> … </div>       in a form
// <input type="number" data-slider min="0" max="100">
function given (form, name) {
  const field = form.elements.namedItem(name)
  return field ? field.value : ''
}

function isAsked (form, part) {
  const answers = part.dataset.answers.split('\n')
  const answer = given(form, part.dataset.hangsOn)
  return answer !== '' && answers.some(each => each === answer || Number(each) === Number(answer))
}

function look (form) {
  for (const part of form.querySelectorAll('[data-hangs-on]')) {
    const asker = form.elements.namedItem(part.dataset.hangsOn)
    const above = (asker?.[0] || asker)?.closest('[data-hangs-on]')
    part.hidden = Boolean(above?.hidden) || !isAsked(form, part)
  }
}

function addSlider (input) {
  const slider = document.createElement('input')
  Object.assign(slider, { type: 'range', min: input.min, max: input.max, tabIndex: -1 })
  slider.step = Number.isInteger(Number(input.min)) && Number.isInteger(Number(input.max)) ? '1' : 'any'
  slider.setAttribute('aria-hidden', 'true') // the number says it all
  slider.className = 'slider'
  slider.value = String((Number(input.min) + Number(input.max)) / 2)
  const follow = () => {
    slider.toggleAttribute('data-open', !input.value)
    if (input.value) slider.value = input.value
  }
  follow()
  slider.addEventListener('input', () => {
    input.value = String(Math.round(slider.value * 100) / 100)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  input.addEventListener('input', follow)
  input.after(slider)
}

for (const form of document.querySelectorAll('form[data-check-in]')) {
  form.querySelectorAll('input[data-slider]').forEach(addSlider)
  form.addEventListener('input', () => look(form))
  look(form)
}
