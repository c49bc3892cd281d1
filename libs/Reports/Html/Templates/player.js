const audio = $("audio"), duration = Number(document.body.dataset.duration);
const turns = Array.from(document.querySelectorAll(".turn"), el => ({ el, start: +el.dataset.start, end: +el.dataset.end }));
// All words by start; those of overlapping turns interleave.
const words = Array.from(document.querySelectorAll(".w"), el => ({ el, t: +el.dataset.t })).sort((a, b) => a.t - b.t);
const listeners = [];
let position = 0, currentWord = null, currentTurn = null, scrolledAt = 0;

// Browsers limit the length of data addresses (Firefox: 32 MB) and seek better in a blob.
if (audio && audio.src.startsWith("data:") && audio.src.length > 8e6) {
  const [head, body] = audio.getAttribute("src").split(",");
  const parts = [], step = 4 << 20;
  for (let i = 0; i < body.length; i += step) parts.push(Uint8Array.from(atob(body.slice(i, i + step)), c => c.charCodeAt(0)));
  audio.src = URL.createObjectURL(new Blob(parts, { type: head.slice(5).split(";")[0] }));
}

// The last item that has begun.
const lastBefore = (items, time, key) => {
  let low = 0, high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle][key] <= time + 0.0005) low = middle + 1; else high = middle;
  }
  return items[low - 1] ?? null;
};

function show(time, scroll) {
  position = time;
  $("clock").textContent = clockOf(time);
  const word = lastBefore(words, time, "t"), turn = word ? word.el.closest(".turn") : lastBefore(turns, time, "start")?.el ?? null;
  if (word?.el !== currentWord) {
    currentWord?.classList.remove("now");
    currentWord = word?.el ?? null;
    currentWord?.classList.add("now");
  }
  if (turn !== currentTurn) {
    currentTurn?.classList.remove("current");
    currentTurn = turn;
    currentTurn?.classList.add("current");
    if (currentTurn && (scroll || $("follow").checked && Date.now() - scrolledAt > 4000)) reveal(currentTurn);
  } else if (scroll && currentTurn) reveal(currentTurn);
  for (const listener of listeners) listener(time);
}

// Turns that were never drawn have an estimated height, so a long jump may need a second try.
function reveal(el, tries = 6) {
  const box = el.getBoundingClientRect(), top = document.querySelector(".search").getBoundingClientRect().bottom;
  if (box.top >= top && box.bottom <= innerHeight) return;
  const distance = box.top - top - (innerHeight - top) / 4, far = Math.abs(distance) > 3 * innerHeight;
  scrollBy({ top: distance, behavior: far || tries < 6 ? "instant" : "auto" });
  if (far && tries > 0) requestAnimationFrame(() => reveal(el, tries - 1));
}

function seek(time, { play = false, scroll = true } = {}) {
  time = Math.min(Math.max(0, time), duration);
  if (audio) audio.currentTime = time;
  show(time, scroll);
  if (play) audio?.play().catch(() => {});
}

function toggle() {
  if (!audio) return;
  if (audio.paused) audio.play().catch(() => {}); else audio.pause();
}

function playing() {
  if (audio.paused) return;
  show(audio.currentTime, false);
  requestAnimationFrame(playing);
}

$("length").textContent = `/ ${clockOf(duration)}`;
for (const id of ["play", "back", "forward", "speed", "follow"]) $(id).disabled = !audio;
$("play").addEventListener("click", toggle);
$("back").addEventListener("click", () => seek(position - 5));
$("forward").addEventListener("click", () => seek(position + 5));
$("speed").addEventListener("change", e => { if (audio) audio.playbackRate = +e.target.value; });
audio?.addEventListener("play", () => { $("play").classList.add("playing"); playing(); });
audio?.addEventListener("pause", () => $("play").classList.remove("playing"));
// The address may have set a time before the browser knew the recording.
audio?.addEventListener("loadedmetadata", () => { if (position > 0 && Math.abs(audio.currentTime - position) > 0.05) audio.currentTime = position; });
for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { scrolledAt = Date.now(); }, { passive: true });
