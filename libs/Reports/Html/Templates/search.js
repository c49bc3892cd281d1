// The text of each turn with the place of every word in it, made when it is first needed.
let searchIndex = null;
let hits = [], hitNow = -1, marked = [];

const indexed = () => searchIndex ??= turns.map(({ el }) => {
  const spans = Array.from(el.querySelectorAll(".w")), starts = [];
  let text = "";
  for (const span of spans) {
    if (text && span.previousSibling?.nodeType === Node.TEXT_NODE) text += " ";
    starts.push(text.length);
    text += fold(span.textContent);
  }
  return { el, spans, starts, text };
});

function search(query) {
  for (const el of marked) el.classList.remove("hit", "hit-now");
  [hits, hitNow, marked] = [[], -1, []];
  const wanted = fold(query.trim().replace(/\s+/g, " "));
  if (wanted) {
    for (const { el, spans, starts, text } of indexed()) {
      if (el.hidden) continue;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const covered = spans.filter((s, i) => starts[i] < at + wanted.length && (starts[i + 1] ?? text.length + 1) > at + 0.5);
        hits.push(covered);
        for (const s of covered) { s.classList.add("hit"); marked.push(s); }
      }
    }
  }
  for (const id of ["previous-hit", "next-hit"]) $(id).disabled = hits.length === 0;
  report(wanted);
  if (hits.length) goToHit(0);
}

function report(wanted) {
  const out = $("hits");
  out.textContent = !wanted ? "" : hits.length === 0 ? out.dataset.none : out.dataset.text.replace("{0}", hitNow + 1).replace("{1}", hits.length);
}

function goToHit(index) {
  if (hits.length === 0) return;
  for (const s of hits[hitNow] ?? []) s.classList.remove("hit-now");
  hitNow = (index + hits.length) % hits.length;
  for (const s of hits[hitNow]) s.classList.add("hit-now");
  scrolledAt = Date.now();
  reveal(hits[hitNow][0].closest(".turn"));
  report(true);
}

let typing = 0;
$("search").addEventListener("input", e => { clearTimeout(typing); typing = setTimeout(() => search(e.target.value), 120); });
$("search-form").addEventListener("submit", e => e.preventDefault());
$("search").addEventListener("keydown", e => {
  if (e.key === "Enter") { e.preventDefault(); goToHit(hitNow + (e.shiftKey ? -1 : 1)); }
  if (e.key === "Escape") { e.target.value = ""; search(""); e.target.blur(); }
});
$("next-hit").addEventListener("click", () => goToHit(hitNow + 1));
$("previous-hit").addEventListener("click", () => goToHit(hitNow - 1));
$("only").addEventListener("change", e => {
  for (const { el } of turns) el.hidden = e.target.value !== "" && el.dataset.speaker !== e.target.value;
  search($("search").value);
});
