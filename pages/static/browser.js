// What only the browser can do: say in which language the page and its parts are, put Streamlit's own English words
// into it, tell a screen reader what has changed, bring the cited passage into view, and open pages in tabs of their own.

const BORROWED = [
  '[data-testid="stSkipToContent"]',
  '[data-testid="stFileUploader"]',
  '[data-testid="InputInstructions"]',
  '[data-testid="stWidgetInstructions"]',
  '[role="listbox"]',
  '[role="dialog"]',
].join(", ")
const PART = /(?:^|\s)st-key-\S*-lang-([a-z]{2,3})(?:\s|$)/

const originals = new WeakMap()
let said = { words: {}, patterns: [] }

function inReadersWords(text) {
  if (Object.hasOwn(said.words, text)) return said.words[text]
  const pattern = said.patterns.find(([borrowed]) => new RegExp(borrowed).test(text))
  return pattern ? text.replace(new RegExp(pattern[0]), pattern[1]) : text
}

// `shown` is what stands there now: Streamlit's own words, or those that were put in their place in another language.
function reworded(holder, shown) {
  const known = originals.get(holder)
  const original = known && known.put === shown ? known.original : shown
  const put = inReadersWords(original)
  if (put !== original || known) originals.set(holder, { original, put })
  return put
}

function rewordLabel(element) {
  const shown = element.getAttribute("aria-label")
  const put = reworded(element, shown)
  if (put !== shown) element.setAttribute("aria-label", put)
}

function rewordTexts(element) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const put = reworded(texts.currentNode, texts.currentNode.data)
    if (put !== texts.currentNode.data) texts.currentNode.data = put
  }
}

function tellLanguage(element) {
  const part = PART.exec(element.className)
  if (part && element.lang !== part[1]) element.lang = part[1]
}

// The first page has no name: in a tab of its own, a link to it would open the page that it stands on.
function leadToFirstPage(link) {
  const query = link.getAttribute("href")
  if (query === "" || query.startsWith("?")) link.setAttribute("href", `./${query}`)
}

const each = (root, selector, act) => {
  if (root.matches?.(selector)) act(root)
  for (const element of root.querySelectorAll(selector)) act(element)
}

function attend(root) {
  each(root, "[aria-label]", rewordLabel)
  each(root, BORROWED, rewordTexts)
  if (root.parentElement?.closest(BORROWED)) rewordTexts(root) // which was put into it later
  each(root, '[class*="-lang-"]', tellLanguage)
  each(root, '[data-testid="stPageLink-NavLink"][href]', leadToFirstPage)
  // Streamlit calls a labelled area “presentation”, which takes its name away from who hears it.
  // Its link to the content puts the focus there; the key of tabulation need not stop at the page as a whole.
  each(root, '[data-testid="stMain"][tabindex="0"]', (main) => (main.tabIndex = -1))
  each(root, '[data-testid="stFileUploaderDropzone"][role="presentation"]', (area) => (area.role = "group"))
}

// Streamlit follows every click on a link to a page in this tab, also one that asks for another tab or window.
function leaveToBrowser(click) {
  const asksForAnother = click.ctrlKey || click.metaKey || click.shiftKey
  if (asksForAnother && click.target.closest('[data-testid="stPageLink-NavLink"]')) click.stopPropagation()
}

// The page of a quotation in a table opens as the link in its card does: in this visit, which keeps the conversation.
function openAsItsCardDoes(click) {
  const isPlain = click.button === 0 && !(click.ctrlKey || click.metaKey || click.shiftKey || click.altKey)
  const link = isPlain && click.target.closest?.("a[data-card]")
  const card = link && document.getElementById(link.dataset.card)?.closest('[class*="st-key-cited-"], [class*="st-key-card-"]')
  const own = card?.querySelector('[data-testid="stPageLink-NavLink"]')
  if (!own) return
  click.preventDefault()
  own.click()
}

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]»”]/g

// The words as a text editor takes them: their lines, and what is an address a link.
function asHtml(text) {
  const paragraph = document.createElement("p")
  text.split("\n").forEach((line, number) => {
    if (number) paragraph.append(document.createElement("br"))
    let place = 0
    for (const { 0: address, index } of line.matchAll(ADDRESS)) {
      const link = document.createElement("a")
      link.setAttribute("href", address)
      link.textContent = address
      paragraph.append(line.slice(place, index), link)
      place = index + address.length
    }
    paragraph.append(line.slice(place))
  })
  return paragraph.outerHTML
}

// Where the site is served without encryption, browsers copy only what is selected.
async function copy(words) {
  const text = words.textContent
  const forms = { "text/plain": text, "text/html": asHtml(text) }
  if (navigator.clipboard && window.ClipboardItem) {
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })])
    const item = new ClipboardItem(Object.fromEntries(blobs))
    return navigator.clipboard.write([item]).catch(() => navigator.clipboard.writeText(text)) // where it takes no HTML
  }
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const give = (event) => {
    for (const [type, form] of Object.entries(forms)) event.clipboardData.setData(type, form)
    event.preventDefault()
  }
  getSelection().selectAllChildren(words)
  document.addEventListener("copy", give, { once: true })
  const isCopied = document.execCommand("copy")
  document.removeEventListener("copy", give)
  if (!isCopied) throw new Error("Not copied")
}

function copyBeside(click) {
  const button = click.target.closest?.("button.copy")
  const words = button?.closest('[class*="st-key-copy-"]')?.querySelector("code")
  if (!words) return
  const label = (button.dataset.label ??= button.textContent)
  copy(words).then(
    () => {
      button.textContent = button.dataset.copied
      tell(button.dataset.copied)
      setTimeout(() => {
        button.textContent = label
        tell("")
      }, 4000)
    },
    () => getSelection().selectAllChildren(words), // for its reader to copy
  )
}

// A form tells the page what was ticked in it only once it is sent. One with a button that nobody sees is sent by it when
// a box is ticked or words to hide are written, so that what it says will be published follows. Who presses another of
// its buttons sends all of that already.
const BOX = '[type="checkbox"]:enabled, [type="radio"]:enabled'
let following

function followForm({ type, target }) {
  const form = target.closest?.('[data-testid="stForm"]')
  if (!form) return
  if (target.closest("button")) return clearTimeout(following)
  const isTicked = target.matches(BOX) || target.closest("label")?.querySelector(BOX)
  const isWritten = type === "change" && target.matches('[class*="st-key-words-"] textarea')
  if (!isTicked && !isWritten) return
  const send = () => form.querySelector("button:active") || form.querySelector(".st-key-follow button")?.click()
  clearTimeout(following)
  following = setTimeout(send, 150) // once Streamlit knows of it
}

function watch() {
  if (window.partageWatches) return
  window.partageWatches = true
  window.addEventListener("click", copyBeside)
  window.addEventListener("click", openAsItsCardDoes)
  window.addEventListener("click", leaveToBrowser, { capture: true })
  // Of a box that is pressed, a browser may be told of the press alone, and of one ticked by keyboard of its change.
  for (const type of ["click", "change"]) window.addEventListener(type, followForm, { capture: true })
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") attend(target)
      else if (type === "characterData") target.parentElement && attend(target.parentElement)
      else for (const node of addedNodes) attend(node.nodeType === Node.ELEMENT_NODE ? node : target)
    }
  }).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["aria-label", "class", "href", "role"],
  })
}

function tell(words) {
  let status = document.getElementById("partage-status")
  if (!status) {
    status = document.createElement("div")
    status.id = "partage-status"
    status.role = "status"
    status.className = "unseen"
    document.body.append(status)
  }
  if (status.textContent !== words) status.textContent = words
}

/* With the focus, where who asked for it is to go on there by the keyboard. */
function bringIntoView(target, block, takesFocus, tries = 30) {
  const element = document.getElementById(target) ?? document.querySelector(`.st-key-${CSS.escape(target)}`)
  if (!element) {
    if (tries) setTimeout(() => bringIntoView(target, block, takesFocus, tries - 1), 100)
    return
  }
  element.scrollIntoView({ block })
  if (block === "nearest") keepInView(element)
  if (takesFocus) element.querySelector("input, textarea, summary, button")?.focus({ preventScroll: true })
}

/* What is drawn in it in the next moments may reach behind the box of the question; who scrolls meanwhile goes elsewhere. */
function keepInView(element) {
  const grows = new ResizeObserver(() => element.scrollIntoView({ block: "nearest" }))
  const end = () => grows.disconnect()
  grows.observe(element)
  for (const gesture of ["wheel", "touchmove", "keydown"]) addEventListener(gesture, end, { once: true, passive: true })
  setTimeout(end, 3000)
}

function keepSecret() {
  for (const [name, content] of [["robots", "noindex, nofollow"], ["referrer", "no-referrer"]]) {
    const meta = document.head.querySelector(`meta[name=${name}]`) ?? document.createElement("meta")
    meta.name = name
    meta.content = content
    document.head.append(meta)
  }
}

/* What is wrong is said below the field, drawn by the style sheet, and to who hears the page. */
function markFields(wrong) {
  unmarkFields()
  let first
  for (const [key, why] of Object.entries(wrong)) {
    const field = document.querySelector(`.st-key-${CSS.escape(key)}`)
    if (!field) continue
    field.dataset.wrong = why
    for (const input of field.querySelectorAll("input, textarea, [role=radiogroup]")) {
      input.setAttribute("aria-invalid", "true")
      input.setAttribute("aria-description", why)
    }
    first ??= field
  }
  first?.scrollIntoView({ block: "center" })
  first?.querySelector("input, textarea")?.focus({ preventScroll: true })
}

function unmarkFields() {
  for (const field of document.querySelectorAll("[data-wrong]")) {
    delete field.dataset.wrong
    for (const input of field.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid")
      input.removeAttribute("aria-description")
    }
  }
}

export default function ({ data }) {
  if (data.language) document.documentElement.lang = data.language
  if (data.borrowed) {
    said = data.borrowed
    attend(document.body)
    watch()
  }
  if (data.page && data.page !== window.partagePage) {
    if (window.partagePage) tell(data.page)
    window.partagePage = data.page
  }
  if (data.secret) keepSecret()
  if (data.wrong) {
    markFields(data.wrong)
    return unmarkFields
  }
  if (data.status) tell(data.status)
  const shown = (window.partageShown ??= {})
  if (data.show && data.show !== shown[data.moment]) {
    shown[data.moment] = data.show
    bringIntoView(data.target, data.place, data.moment === "sought")
  }
}
