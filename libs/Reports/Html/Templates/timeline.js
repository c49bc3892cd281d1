const inner = $("timeline-inner"), timeline = $("timeline"), tip = $("tip");
let zoom = 1;

const timeAt = event => {
  const box = inner.getBoundingClientRect();
  return duration * Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
};

function zoomTo(next) {
  const middle = (timeline.scrollLeft + timeline.clientWidth / 2) / inner.clientWidth;
  zoom = Math.min(64, Math.max(1, next));
  inner.style.width = `${zoom * 100}%`;
  timeline.scrollLeft = middle * inner.clientWidth - timeline.clientWidth / 2;
}

listeners.push(time => {
  $("playhead").style.left = `${100 * time / duration}%`;
  inner.setAttribute("aria-valuenow", Math.floor(time));
  inner.setAttribute("aria-valuetext", clockOf(time));
  if (zoom === 1) return;
  const x = inner.clientWidth * time / duration - timeline.scrollLeft;
  if (x < 0 || x > timeline.clientWidth) timeline.scrollLeft += x - timeline.clientWidth / 4;
});

let dragging = false;
inner.addEventListener("pointerdown", e => { dragging = true; inner.setPointerCapture(e.pointerId); seek(timeAt(e)); });
inner.addEventListener("pointerup", () => { dragging = false; });
inner.addEventListener("pointermove", e => {
  const time = timeAt(e);
  if (dragging) seek(time);
  const turn = turns.findLast(t => t.start <= time && time <= t.end);
  const named = e.target.closest("svg [class]")?.querySelector(":scope > title")?.textContent;
  tip.textContent = [clockOf(time), named, turn?.el.querySelector(".who").textContent].filter(Boolean).join(" · ");
  tip.hidden = false;
  tip.style.left = `${Math.min(e.clientX + 12, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${e.clientY + 18}px`;
});
inner.addEventListener("pointerleave", () => { tip.hidden = true; });
inner.addEventListener("wheel", e => {
  if (!e.ctrlKey && !e.metaKey) return;
  e.preventDefault();
  zoomTo(zoom * (e.deltaY < 0 ? 1.4 : 1 / 1.4));
}, { passive: false });
$("zoom-in").addEventListener("click", () => zoomTo(zoom * 2));
$("zoom-out").addEventListener("click", () => zoomTo(zoom / 2));
