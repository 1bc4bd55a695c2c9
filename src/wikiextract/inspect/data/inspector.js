'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const record = data.record;
const element = (name) => document.getElementById(name);
const [source, rendering, tree, state] = ['source', 'rendering', 'tree', 'state'].map(element);
const SPACES = /\s+/g;
const squeeze = (text) => text.replace(SPACES, '');
// ---- The wikitext: lines, each a text node; spans count characters, strings of JavaScript UTF-16.
const lines = [];
const lineOf = new WeakMap();
function isLow(code) { return code >= 0xdc00 && code <= 0xdfff; }
function characters(text, end = text.length) {
  let count = 0;
  for (let i = 0; i < end; i++) if (!isLow(text.charCodeAt(i))) count++;
  return count;
}
function units(text, count) {
  let i = 0;
  while (count > 0 && i < text.length) { i += isLow(text.charCodeAt(i + 1)) ? 2 : 1; count--; }
  return i;
}
function showSource(text) {
  let start = 0, block = null;
  text.split('\n').forEach((line, number) => {
    if (number % 200 === 0) {
      block = source.appendChild(document.createElement('div'));
      block.className = 'block';
    }
    const div = block.appendChild(document.createElement('div'));
    div.className = 'line';
    const node = div.appendChild(document.createTextNode(line + '\n'));
    lineOf.set(node, lines.length);
    const length = characters(line) + 1;
    lines.push({ node, start, simple: length === line.length + 1 });
    start += length;
  });
}
function sourcePlace(offset) {
  let low = 0, high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].start <= offset) low = middle; else high = middle - 1;
  }
  const line = lines[low], within = offset - line.start;
  const index = line.simple ? within : units(line.node.data, within);
  return [line.node, Math.min(index, line.node.length)];
}
function sourceRange(span) {
  if (!lines.length || !span) return null;
  const range = document.createRange();
  range.setStart(...sourcePlace(span[0]));
  range.setEnd(...sourcePlace(span[1]));
  return range;
}
// ---- The record: every object is an item, with the span that it or what it belongs to has.
// A problem whose place is not known stands at the first call of the template that is to blame.
function callOf(template) {
  if (!template) return null;
  const names = [template, template.slice(template.indexOf(':') + 1)].map((name) => name.toLowerCase());
  const call = (record.templates || []).find((one) => one.span && names.includes((one.name || '').toLowerCase()));
  return call ? call.span : null;
}
const items = new Map();
const flat = [];
function collect(value, parent, key) {
  if (value === null || typeof value !== 'object') return;
  const own = !Array.isArray(value) && (value.span || (value.where && (value.where.span || callOf(value.where.template)))) || null;
  const item = { value, parent, key, span: own || (parent && parent.span), own, place: null };
  items.set(value, item);
  flat.push(item);
  if (key === 'span') return;
  for (const [name, child] of Object.entries(value)) if (name !== 'span') collect(child, item, name);
}
collect(record, null, '');
const root = items.get(record);
root.span = null;
function path(item) {
  const names = [];
  for (; item && item.parent; item = item.parent) names.unshift(item.key);
  return names;
}
// ---- The rendering as text without spaces, in which the items' texts are looked for in order.
const texts = [];
const textOf = new WeakMap();
let squeezed = '';
const shownCategories = new Map();
function showCategories() {
  if (!record.categories || rendering.querySelector('p.wx-none')) return;
  const list = rendering.appendChild(document.createElement('ul'));
  list.id = 'categories';
  list.setAttribute('aria-label', 'Categories');
  for (const category of record.categories) {
    const li = list.appendChild(document.createElement('li'));
    li.dir = 'auto';
    li.textContent = category.name;
    if (category.hidden) li.className = 'muted';
    shownCategories.set(category, li);
  }
}
function readRendering() {
  const skipped = (node) => node.parentElement.closest('.reference, .mw-editsection, .wx-picture, .wx-none');
  const walker = document.createTreeWalker(rendering, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (skipped(node)) continue;
    const text = squeeze(node.data);
    if (!text) continue;
    textOf.set(node, texts.length);
    texts.push({ node, start });
    pieces.push(text);
    start += text.length;
  }
  squeezed = pieces.join('');
}
function textAt(position) {
  let low = 0, high = texts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (texts[middle].start <= position) low = middle; else high = middle - 1;
  }
  return texts[low];
}
function unsqueezed(position, atEnd) {
  const entry = textAt(atEnd ? position - 1 : position), text = entry.node.data;
  let left = position - entry.start, i = 0;
  while (i < text.length && (left > 0 || (!atEnd && /\s/.test(text[i])))) {
    if (!/\s/.test(text[i])) left--;
    i++;
  }
  return [entry.node, i];
}
function placeRange(place) {
  if (!place || !texts.length || place[1] <= place[0]) return null;
  const range = document.createRange();
  range.setStart(...unsqueezed(place[0], false));
  range.setEnd(...unsqueezed(place[1], true));
  return range;
}
function elementPlace(found) {
  if (!found) return null;
  const walker = document.createTreeWalker(found, NodeFilter.SHOW_TEXT);
  let first = null, last = null;
  while (walker.nextNode()) {
    const index = textOf.get(walker.currentNode);
    if (index === undefined) continue;
    if (first === null) first = index;
    last = index;
  }
  return first === null ? null : [texts[first].start, texts[last].start + squeeze(texts[last].node.data).length];
}
const WINDOW = 50000;
function find(text, low, high) {
  if (!text) return null;
  const most = Math.min(high, low + WINDOW + text.length);
  const at = squeezed.slice(low, most).indexOf(text);
  return at < 0 ? null : [low + at, low + at + text.length];
}
const own = (value) => typeof value === 'string' ? value : value && typeof value.text === 'string' ? value.text : '';
function wordings(value) {
  const inner = own(value.value), label = own(value.label);
  const all = [inner && label + inner, inner, own(value.text), own(value.caption), own(value.title), label, own(value.term)];
  return all.map(squeeze).filter((text, i, list) => text && list.indexOf(text) === i);
}
const APART = new Set(['links', 'typed', 'span', 'references', 'citation', 'link', 'images', 'source']);
function locate(value, low, high) {
  if (value === null || typeof value !== 'object') return low;
  if (Array.isArray(value)) return value.reduce((at, child) => locate(child, at, high), low);
  const item = items.get(value);
  for (const text of wordings(value)) if (!item.place) item.place = find(text, low, high);
  const whole = item.place && (value.text !== undefined || value.value !== undefined) && !value.items && !value.blocks;
  let [at, end] = whole ? item.place : [item.place ? item.place[0] : low, high];
  for (const [name, child] of Object.entries(value)) if (!APART.has(name)) at = locate(child, at, end);
  for (const link of value.links || []) items.get(link).place = find(squeeze(link.text || ''), (item.place || [low])[0], item.place ? item.place[1] : low);
  if (!whole && at > low) item.place = [item.place ? item.place[0] : firstOf(value, at), at];
  return Math.max(item.place ? item.place[1] : low, at);
}
function firstOf(value, at) {
  let first = at;
  const todo = [value];
  while (todo.length) {
    const one = todo.pop();
    if (one === null || typeof one !== 'object') continue;
    const place = items.get(one) && items.get(one).place;
    if (place) first = Math.min(first, place[0]);
    if (Array.isArray(one)) todo.push(...one);
    else for (const [name, child] of Object.entries(one)) if (!APART.has(name)) todo.push(child);
  }
  return first;
}
function locateBoxes(boxes, selector) {
  const left = [...rendering.querySelectorAll(selector)].filter((one) => !one.parentElement.closest(selector)).map(elementPlace).filter(Boolean);
  for (const box of boxes || []) {
    const words = squeeze(own(box.title) || own(box.label) || '');
    let chosen = left.findIndex(([low, high]) => squeezed.slice(low, high).includes(words));
    if (chosen < 0) chosen = 0;
    const [place] = left.splice(chosen, 1);
    locate(box, ...(place || [0, squeezed.length]));
    if (place) items.get(box).place = place;
  }
}
function byId(id) { return id ? document.getElementById('c-' + id) : null; }
function locateSections(sections, low, high) {
  const starts = (sections || []).map((one) => {
    const place = elementPlace(byId(one.anchor));
    return place ? place[0] : null;
  });
  (sections || []).forEach((section, number) => {
    const begin = starts[number] === null ? low : starts[number];
    let after = number + 1;
    while (after < starts.length && (starts[after] === null || starts[after] < begin)) after++;
    const end = after < starts.length ? starts[after] : high;
    const at = locate(section.blocks || [], find(squeeze(section.title || ''), begin, end)?.[1] ?? begin, end);
    items.get(section).place = [begin, section.level > 1 ? end : at];
    locateSections(section.sections, at, end);
  });
}
function locateAll() {
  const end = squeezed.length;
  locateBoxes(record.infoboxes, '.infobox, .portable-infobox, .infobox_v2, .infobox_v3');
  locateBoxes(record.navboxes, '.navbox, .sidebar, .vertical-navbox, .NavFrame, .succession-box, .navbox-styles');
  locate(record.notices || [], 0, end);
  locateSections(record.sections, 0, end);
  shownCategories.forEach((li, category) => { items.get(category).place = elementPlace(li); });
  for (const note of record.references || []) items.get(note).place = elementPlace(byId(note.id));
}
// ---- The tree.
const rows = new Map();
const MOST = 200;
function summary(value) {
  const words = [value.title, value.label, value.name, value.text, value.value, value.term, value.code, value.caption].map(own).find(Boolean);
  return words ? words.slice(0, 120) : value.type || value.kind || '';
}
function cell(kind, text) {
  const span = document.createElement('span');
  span.className = kind;
  if (kind !== 'key') span.dir = 'auto';
  span.textContent = text;
  return span;
}
function addRow(list, key, value, parent) {
  const li = document.createElement('li');
  li.setAttribute('role', 'treeitem');
  li.tabIndex = -1;
  const row = li.appendChild(document.createElement('div'));
  row.className = 'row';
  row.append(cell('key', /^\d+$/.test(key) ? `[${key}]` : key), ' ');
  const branch = value !== null && typeof value === 'object';
  li.wx = { item: branch ? items.get(value) : parent, value, branch, key };
  if (branch && key !== 'span') {
    li.setAttribute('aria-expanded', 'false');
    const count = Array.isArray(value) ? `${value.length}` : '';
    row.append(cell('muted', count ? `(${count})` : ''), cell('string', Array.isArray(value) ? '' : summary(value)));
    rows.set(value, li);
  } else {
    li.wx.branch = false;
    row.append(cell(typeof value === 'string' ? 'string' : 'muted', branch ? value.join('–') : String(value)));
  }
  list.append(li);
  return li;
}
function fill(list, value, parent, from, upTo) {
  const entries = Object.entries(value);
  const end = Math.min(entries.length, Math.max(from + MOST, upTo));
  for (let i = from; i < end; i++) addRow(list, entries[i][0], entries[i][1], parent);
  if (end < entries.length) {
    const more = addRow(list, `${entries.length - end} more …`, '', parent);
    more.wx.more = () => { more.remove(); fill(list, value, parent, end, 0); const next = list.children[end]; if (next) focusRow(next); };
    list.wxMore = (index) => { if (index >= end) { more.remove(); fill(list, value, parent, end, index + 1); } };
  }
}
function expand(li, index = 0) {
  if (!li.wx.branch) return null;
  let list = li.querySelector(':scope > ul');
  if (!list) {
    list = li.appendChild(document.createElement('ul'));
    list.setAttribute('role', 'group');
    fill(list, li.wx.value, li.wx.item, 0, index + 1);
  } else if (list.wxMore) list.wxMore(index);
  list.hidden = false;
  li.setAttribute('aria-expanded', 'true');
  return list;
}
function collapse(li) {
  const list = li.querySelector(':scope > ul');
  if (list) list.hidden = true;
  li.setAttribute('aria-expanded', 'false');
}
function rowOf(item) {
  let value = record, li = null;
  for (const name of path(item)) {
    if (li) expand(li, Object.keys(value).indexOf(name));
    value = value[name];
    li = rows.get(value) || li;
  }
  return li;
}
let current = null;
function focusRow(li, quietly = false) {
  if (current) current.tabIndex = -1;
  current = li;
  li.tabIndex = 0;
  if (!quietly) li.focus({ preventScroll: true });
  li.firstChild.scrollIntoView({ block: 'nearest' });
}
function shownRows() {
  return [...tree.querySelectorAll('[role="treeitem"]')].filter((li) => !li.parentElement.closest('ul[hidden]'));
}
// ---- Lighting: one item at a time, in all three.
const canLight = 'highlights' in CSS;
function setHighlight(name, ranges) {
  if (canLight) CSS.highlights.set(name, new Highlight(...ranges.filter(Boolean)));
}
function templateAround(span) {
  let best = null;
  for (const call of record.templates || []) {
    if (!span || !call.span || call.span[0] > span[0] || call.span[1] < span[1]) continue;
    if (!best || call.span[1] - call.span[0] < best.span[1] - best.span[0]) best = call;
  }
  return best;
}
let lit = null;
function light(item, { keep = false, from = null } = {}) {
  if (!item || item === root) return;
  const place = placeOf(item), ranges = [sourceRange(item.span), placeRange(place)];
  setHighlight('lit', ranges);
  for (const li of tree.querySelectorAll('.lit')) li.classList.remove('lit');
  const call = templateAround(item.span);
  state.textContent = [path(item).join(' › '), item.span ? `characters ${item.span[0]}–${item.span[1]}` : 'no place in the wikitext is known',
    call ? `from {{${call.name}}}` : '', item.value.message || ''].filter(Boolean).join(' · ');
  const li = keep ? rowOf(item) : rows.get(item.value);
  if (li) li.classList.add('lit');
  lit = item;
  if (!keep) return;
  if (li && from !== 'record') focusRow(li, true);
  if (from !== 'source') showRange(source, ranges[0]);
  if (from !== 'rendering') showRange(rendering, ranges[1]);
}
function placeOf(item) {
  for (let one = item; one && one !== root; one = one.parent) {
    if (one !== item && (item.own || one.own)) break;
    if (one.place) return one.place;
  }
  const twin = item.span && flat.find((one) => one.place && one.own && one.own[0] === item.span[0] && one.own[1] === item.span[1]);
  return twin ? twin.place : null;
}
function showRange(pane, range) {
  if (!range) return;
  const start = range.startContainer.parentElement;
  start.scrollIntoView({ block: 'nearest' });
  const box = range.getBoundingClientRect(), around = pane.getBoundingClientRect();
  if (box.top < around.top || box.bottom > around.bottom) pane.scrollTop += box.top - around.top - around.height / 3;
}
function caret(event) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(event.clientX, event.clientY);
    return found && [found.offsetNode, found.offset];
  }
  const found = document.caretRangeFromPoint(event.clientX, event.clientY);
  return found && [found.startContainer, found.startOffset];
}
function smallest(position, area) {
  let best = null, size = Infinity;
  for (const item of flat) {
    const span = area(item);
    if (!span || span[0] > position || span[1] <= position) continue;
    const length = span[1] - span[0];
    const better = length < size || (length === size && best && isContent(item) && !isContent(best));
    if (better) { best = item; size = length; }
  }
  return best;
}
const CONTENT = new Set(['infoboxes', 'sections', 'navboxes', 'categories', 'references', 'notices', 'diagnostics']);
function isContent(item) { return CONTENT.has(path(item)[0]); }
function atSource(event) {
  const found = caret(event);
  if (!found || !lineOf.has(found[0])) return null;
  const line = lines[lineOf.get(found[0])];
  return smallest(line.start + characters(line.node.data, found[1]), (item) => item.own);
}
function atRendering(event) {
  const found = caret(event);
  if (!found || found[0].nodeType !== Node.TEXT_NODE) return null;
  const entry = texts[textOf.get(found[0])];
  if (!entry) {
    const mark = found[0].parentElement.closest('.reference a[href^="#c-"]');
    const note = mark && (record.references || []).find((one) => 'c-' + one.id === decodeURIComponent(mark.hash.slice(1)));
    return note ? items.get(note) : null;
  }
  return smallest(entry.start + squeeze(entry.node.data.slice(0, found[1])).length, (item) => item.place);
}
function follow(pane, find, from) {
  let waiting = null;
  pane.addEventListener('mousemove', (event) => {
    const idle = waiting === null;
    waiting = event;
    if (idle) requestAnimationFrame(() => { const item = find(waiting); waiting = null; if (item && item !== lit) light(item); });
  });
  pane.addEventListener('click', (event) => { light(find(event), { keep: true, from }); });
}
follow(source, atSource, 'source');
follow(rendering, atRendering, 'rendering');
tree.addEventListener('mouseover', (event) => {
  const li = event.target.closest('[role="treeitem"]');
  if (li && li.wx.item !== lit) light(li.wx.item);
});
function toggle(li) {
  if (li.wx.more) li.wx.more();
  else if (li.getAttribute('aria-expanded') === 'true') collapse(li);
  else expand(li);
}
tree.addEventListener('click', (event) => {
  const li = event.target.closest('[role="treeitem"]');
  if (!li) return;
  focusRow(li);
  toggle(li);
  if (li.isConnected) light(li.wx.item, { keep: true, from: 'record' });
});
tree.addEventListener('keydown', (event) => {
  const li = event.target.closest('[role="treeitem"]');
  if (!li || event.altKey || event.ctrlKey || event.metaKey) return;
  const opened = li.getAttribute('aria-expanded') === 'true', list = shownRows(), at = list.indexOf(li);
  const moves = {
    ArrowDown: () => list[at + 1], ArrowUp: () => list[at - 1], Home: () => list[0], End: () => list[list.length - 1],
    ArrowRight: () => { if (!opened) { expand(li); return li; } return list[at + 1]; },
    ArrowLeft: () => { if (opened) { collapse(li); return li; } return li.parentElement.closest('[role="treeitem"]'); },
    Enter: () => { toggle(li); return li.isConnected ? li : null; }, ' ': () => { toggle(li); return li.isConnected ? li : null; },
  };
  if (!moves[event.key]) return;
  event.preventDefault();
  const next = moves[event.key]();
  if (next) { focusRow(next); light(next.wx.item, { keep: true, from: 'record' }); }
});
// ---- Search in the record.
const hits = element('hits'), search = element('search');
function matches(words) {
  const found = [];
  for (const item of flat) {
    if (Array.isArray(item.value)) continue;
    for (const [name, value] of Object.entries(item.value)) {
      if (value !== null && typeof value === 'object') continue;
      if (!`${name} ${value}`.toLowerCase().includes(words)) continue;
      found.push([item, name, value]);
      if (found.length >= 100) return found;
    }
  }
  return found;
}
search.addEventListener('input', () => {
  const words = search.value.trim().toLowerCase();
  hits.replaceChildren();
  hits.hidden = !words;
  if (!words) return;
  const found = matches(words);
  for (const [item, name, value] of found) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(cell('key', [...path(item), name].join(' › ')), ' ', cell('string', String(value).slice(0, 160)));
    button.addEventListener('click', () => light(item, { keep: true, from: 'search' }));
    button.addEventListener('mouseover', () => light(item));
    hits.appendChild(document.createElement('li')).append(button);
  }
  state.textContent = found.length >= 100 ? 'The first 100 places that have these words' : `${found.length} found`;
});
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && event.target !== search) { event.preventDefault(); search.focus(); }
  if (event.key === 'Escape' && event.target === search) { search.value = ''; search.dispatchEvent(new Event('input')); }
});

// ---- All put together.
if (data.wikitext === null) {
  const none = source.appendChild(document.createElement('p'));
  none.className = 'wx-none';
  none.textContent = 'The input has no wikitext of this page.';
} else showSource(data.wikitext);
showCategories();
readRendering();
if (texts.length) locateAll();
const first = ['diagnostics', 'infoboxes', 'sections'];
const rank = (name) => (first.includes(name) ? first.indexOf(name) : first.length);
const order = Object.entries(record).sort(([a], [b]) => rank(a) - rank(b));
for (const [key, value] of order) addRow(tree, key, value, root);
if (tree.firstChild) { current = tree.firstChild; current.tabIndex = 0; }
for (const part of ['infoboxes']) {
  const value = record[part];
  if (value && value.length) { const list = expand(rows.get(value)); if (list.firstChild) expand(list.firstChild); }
}
const problems = record.diagnostics || [];
setHighlight('problem', problems.map((one) => sourceRange(items.get(one).own)));
if (problems.length) {
  const button = element('problems');
  button.hidden = false;
  button.textContent = problems.length === 1 ? '1 diagnostic' : `${problems.length} diagnostics`;
  button.addEventListener('click', () => { const li = rows.get(problems); expand(li); focusRow(li); light(items.get(problems[0]), { keep: true }); });
}
document.documentElement.dataset.ready = 'yes';
