// Runs before the first paint, so that blurred names never flash by.
try {
  if (localStorage.getItem('blur') === 'on') document.documentElement.dataset.blur = ''
} catch { /* no storage: nothing to remember */ }
