// Comfort only: every page is whole without this file. Keys, copying, and the claim in focus.
const off = () => localStorage.getItem('keys') === 'off';
const say = words => { const s = document.getElementById('announce'); if (s) s.textContent = words; };
const inField = e => e.target.closest?.('input, textarea, select, [contenteditable]');

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.dataset.cite);
    say('Citation copied.');
    const before = link.textContent;
    link.textContent = 'copied';
    setTimeout(() => { link.textContent = before; }, 1500);
  } catch {
    location.href = link.href;
  }
}

document.addEventListener('click', e => {
  const cite = e.target.closest('[data-cite]');
  if (cite && navigator.clipboard) { e.preventDefault(); copy(cite); return; }
  const run = e.target.closest('.paper [data-claims]');
  if (run && !e.target.closest('a')) focus(run.dataset.claims.split(' ').at(-1), false);
});

// The claim in focus stands in the address, so that it can be kept and shared.
function focus(claim, scroll) {
  const card = document.getElementById('k' + claim);
  if (!card) return;
  for (const old of document.querySelectorAll('.paper .focus, .paper .m-focus, .paper .m-focus-src')) old.classList.remove('focus', 'm-focus', 'm-focus-src');
  card.classList.add('focus');
  for (const run of document.querySelectorAll('.paper [data-claims]'))
    if (run.dataset.claims.split(' ').includes(claim)) run.classList.add('m-focus');
  const url = new URL(location);
  url.searchParams.set('claim', card.dataset.key);
  url.hash = '';
  history.replaceState(null, '', url);
  if (scroll) {
    document.getElementById('c' + claim)?.scrollIntoView({ block: 'center' });
    card.querySelector('.card-quote a').focus({ preventScroll: true });
  }
}

const cards = () => [...document.querySelectorAll('.card')].sort((a, b) => a.dataset.claim - b.dataset.claim);
function stepClaim(by) {
  const all = cards();
  if (!all.length) return;
  const at = all.findIndex(c => c.classList.contains('focus'));
  focus(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length].dataset.claim, true);
}

const items = () => [...document.querySelectorAll('main .group, main .report, main .latest li, main .articles li, main .window-card, main .hit, main .watch, main .happenings tr[id], main .queued, main .card')];
function stepItem(by) {
  if (document.querySelector('.card')) { stepClaim(by); return; }
  const all = items();
  if (!all.length) return;
  const at = all.findIndex(i => i.classList.contains('here'));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  all[at]?.classList.remove('here');
  next.classList.add('here');
  next.scrollIntoView({ block: 'nearest' });
  (next.querySelector('.statement, .report-quote a, .headline, a') ?? next).focus({ preventScroll: true });
}

// One key for each word on a reading: the button of the claim in focus, of the first in the queue, or of the page.
function press(key) {
  const place = document.querySelector('.card.focus, .queued.here') ?? document.querySelector('.queued, .review-box');
  const button = place?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`.done [data-key="${key}"]`);
  if (!button) return;
  if (button.localName === 'summary') { button.parentElement.open = true; button.parentElement.querySelector('[name=teller]').focus(); } else button.click();
}
if (document.querySelector('.done') && document.querySelector('.queued')) stepItem(1);

let waiting = false;
const rooms = { d: '/', s: '/sources', t: '/timeline', m: '/map', w: '/windows', f: '/watches', r: '/review', i: '/imports' };
document.addEventListener('keydown', e => {
  if (off() || e.ctrlKey || e.metaKey || e.altKey || inField(e)) return;
  if (waiting) {
    waiting = false;
    const link = rooms[e.key] && document.querySelector(`.top a[href="${rooms[e.key]}"]`);
    if (link) { e.preventDefault(); link.click(); }
    return;
  }
  switch (e.key) {
    case 'j': stepItem(1); break;
    case 'k': stepItem(-1); break;
    case ']': stepClaim(1); break;
    case '[': stepClaim(-1); break;
    case '/': document.getElementById('q')?.focus() ?? document.getElementById('find')?.focus(); break;
    case '?': location.href = '/help'; break;
    case 'g': waiting = true; break;
    case 'y': case 'n': case 'h': case 'z': case 'e': press(e.key); break;
    case 'o': document.getElementById('original')?.focus(); break;
    case 'c': { const cite = document.querySelector('.card.focus [data-cite]') ?? document.querySelector('.cite-box [data-cite]'); if (cite) copy(cite); break; }
    default: return;
  }
  e.preventDefault();
});

const switcher = document.getElementById('keys-switch');
if (switcher) {
  const label = () => { switcher.textContent = off() ? 'Switch the keys on' : 'Switch the keys off'; };
  switcher.hidden = false;
  label();
  switcher.addEventListener('click', () => { localStorage.setItem('keys', off() ? 'on' : 'off'); label(); });
}

// Drag along the timeline: the days under the pointer become the form's, which does the same without a script.
const line = document.querySelector('.timeline[data-first]'), range = document.querySelector('form.range');
if (line && range) {
  const margin = +line.dataset.margin, wide = line.viewBox.baseVal.width - 2 * margin;
  const [first, last] = [Date.parse(line.dataset.first), Date.parse(line.dataset.last)];
  const at = e => (e.clientX - line.getBoundingClientRect().left) * line.viewBox.baseVal.width / line.getBoundingClientRect().width;
  const day = x => new Date(first + Math.min(1, Math.max(0, (x - margin) / wide)) * (last - first)).toISOString().slice(0, 10);
  let from = null, brush = null;
  line.addEventListener('pointerdown', e => {
    if (e.button || e.pointerType === 'touch' || e.target.closest('a')) return;
    from = at(e);
    brush = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [k, v] of Object.entries({ class: 'brush', x: from, y: 18, width: 0, height: line.viewBox.baseVal.height })) brush.setAttribute(k, v);
    line.append(brush);
    line.setPointerCapture(e.pointerId);
    e.preventDefault();
  });
  line.addEventListener('pointermove', e => {
    if (from === null) return;
    brush.setAttribute('x', Math.min(from, at(e)));
    brush.setAttribute('width', Math.abs(at(e) - from));
  });
  line.addEventListener('pointerup', e => {
    if (from === null) return;
    const [a, b] = [from, at(e)].sort((x, y) => x - y);
    from = null;
    brush.remove();
    if (b - a < 12) return;
    range.elements.from.value = day(a);
    range.elements.to.value = day(b);
    range.requestSubmit();
  });
}
