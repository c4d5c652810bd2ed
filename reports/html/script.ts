/** All the page's script: a copy button on each command, and closed details opened for print. The page is whole without it. */

export const script = `
for (const box of document.querySelectorAll('.copy')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    const text = box.querySelector('pre').textContent
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // From file:// some browsers give no clipboard: a selection can still be copied.
      getSelection().selectAllChildren(box.querySelector('pre'))
      document.execCommand('copy')
    }
    button.textContent = 'Copied'
    setTimeout(() => { button.textContent = 'Copy' }, 1500)
  })
  box.append(button)
}
addEventListener('beforeprint', () => { for (const details of document.querySelectorAll('details')) details.open = true })
const openTarget = () => {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
  const details = target && target.closest('details')
  if (details) details.open = true
}
addEventListener('hashchange', openTarget)
openTarget()
`
