// A button that copies what stands in a field. Without this script the field is there to be copied by hand.

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies)
  const said = document.getElementById(button.dataset.said)
  button.hidden = false
  button.addEventListener("click", async () => {
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      // Plain HTTP has no clipboard to write to: the old way is kept.
      document.execCommand("copy")
    }
    said.hidden = false
  })
}
