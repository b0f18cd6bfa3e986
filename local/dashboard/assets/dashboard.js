// What pages do beyond what they do without a script: they stay up to date, and filters apply at once.
/* global document, DOMParser, EventSource, FormData, fetch, history, location, Node, URLSearchParams, window, clearTimeout, addEventListener */

const regions = [...document.querySelectorAll('[data-live]')];
const announcement = document.getElementById('announcement');
const connection = document.getElementById('connection');

/** Brings `current` into the state of `next` and keeps what did not change, with its focus. */
function morph(current, next) {
  for (const { name } of [...current.attributes]) {
    // Whether something is unfolded is up to the reader.
    if (name !== 'open' && !next.hasAttribute(name)) current.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (name !== 'open' && current.getAttribute(name) !== value) current.setAttribute(name, value);
  }
  morphChildren(current, next);
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null);

function morphChildren(current, next) {
  const wanted = new Set([...next.childNodes].map(keyOf));
  const byKey = new Map();
  for (const child of [...current.childNodes]) {
    const key = keyOf(child);
    if (key === null) continue;
    if (wanted.has(key)) byKey.set(key, child);
    else child.remove();
  }
  let place = current.firstChild;
  for (const child of [...next.childNodes]) {
    const key = keyOf(child);
    const known =
      key === null ? (place !== null && keyOf(place) === null ? place : undefined) : byKey.get(key);
    if (known === undefined || known.nodeName !== child.nodeName) {
      current.insertBefore(document.importNode(child, true), place);
      continue;
    }
    if (known === place) place = place.nextSibling;
    else current.insertBefore(known, place);
    if (known.nodeType === Node.ELEMENT_NODE) morph(known, child);
    else if (known.nodeValue !== child.nodeValue) known.nodeValue = child.nodeValue;
  }
  while (place !== null) {
    const rest = place.nextSibling;
    place.remove();
    place = rest;
  }
}

const isSelecting = () => {
  const selection = document.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    regions.some((region) => region.contains(selection.anchorNode))
  );
};

let latest = 0;
let isWaiting = false;

async function refresh() {
  latest += 1;
  const own = latest;
  const response = await fetch(location.href);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // A later one is under way.
  if (own !== latest) return;
  if (isSelecting()) {
    isWaiting = true;
    return;
  }
  const focused = document.activeElement;
  for (const region of regions) {
    const next = page.getElementById(region.id);
    if (next !== null) morphChildren(region, next);
  }
  if (focused instanceof window.HTMLElement && focused.isConnected && document.activeElement !== focused)
    focused.focus({ preventScroll: true });
  const words = page.getElementById('announcement')?.textContent ?? '';
  if (announcement.textContent !== words) announcement.textContent = words;
}

/** Does not disturb somebody who is selecting text, nor a page that nobody sees. */
function update() {
  if (document.hidden || isSelecting()) {
    isWaiting = true;
    return;
  }
  isWaiting = false;
  refresh().catch(() => {
    // The endpoint is gone; the source of events says so, and asks again when it is back.
  });
}

const updateIfWaiting = () => {
  if (isWaiting) update();
};
document.addEventListener('visibilitychange', updateIfWaiting);
document.addEventListener('selectionchange', updateIfWaiting);

const events = new EventSource('/events');
const say = (words, isLive) => {
  connection.textContent = words;
  connection.className = isLive ? 'is-live' : 'is-lost';
  connection.hidden = false;
};
events.addEventListener('open', () => say('Live', true));
events.addEventListener('error', () => say('Not connected: figures may be old', false));
events.addEventListener('changed', update);
addEventListener('pagehide', () => events.close());
// A page out of the browser's store of pages begins anew.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const form = document.querySelector('form[data-filter]');

if (form !== null) {
  form.classList.add('applies-at-once');
  const apply = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== '') query.append(name, value);
    const url = new URL(form.action);
    url.search = query.toString();
    history.replaceState(null, '', url);
    update();
  };
  let pause;
  form.addEventListener('input', (event) => {
    clearTimeout(pause);
    pause = setTimeout(apply, event.target.type === 'search' ? 250 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    apply();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, select, textarea') !== null;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    form.elements.namedItem('q').focus();
  });
}

// Paper has no way to unfold things.
const unfolded = [];
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details:not([open])')) {
    folded.open = true;
    unfolded.push(folded);
  }
});
addEventListener('afterprint', () => {
  for (const folded of unfolded.splice(0)) folded.open = false;
});
