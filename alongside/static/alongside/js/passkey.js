// Shows the passkey way only where the browser knows passkeys, and says calmly when it did not work.
if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll('[data-needs-passkey]')) part.hidden = false
}

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  for (const part of document.querySelectorAll('[data-passkey-trouble]')) part.hidden = false
})
