document.addEventListener("click", e => {
  const word = e.target.closest(".w");
  if (word && getSelection().isCollapsed) return seek(+word.dataset.t, { play: true, scroll: false });
  const time = e.target.closest("[data-seek]");
  if (time) return seek(+time.dataset.seek, { play: true });
  const source = e.target.closest("[data-turn]");
  if (source) {
    const turn = $(`turn-${source.dataset.turn}`);
    if (turn) { turn.hidden = false; seek(+turn.dataset.start); }
  }
});

function stepTurn(by) {
  const at = turns.findIndex(t => t.el === currentTurn), next = turns[Math.min(Math.max(0, at + by), turns.length - 1)];
  if (next) seek(next.start);
}

addEventListener("keydown", e => {
  if (e.altKey || e.ctrlKey || e.metaKey || e.target.closest("input, select, textarea")) return;
  const isButton = e.target.closest("button, a, summary");
  if (e.key === " " && !isButton) toggle();
  else if (e.key === "ArrowLeft") seek(position - 5);
  else if (e.key === "ArrowRight") seek(position + 5);
  else if (e.key === "j") stepTurn(1);
  else if (e.key === "k") stepTurn(-1);
  else if (e.key === "n") goToHit(hitNow + 1);
  else if (e.key === "p") goToHit(hitNow - 1);
  else if (e.key === "/") $("search").focus();
  else return;
  e.preventDefault();
});

// The address may name a time (#t=83.5) or a turn (#turn-12), as links from the case do.
function followAddress() {
  const time = /^#t=(\d+(?:\.\d+)?)/.exec(location.hash)?.[1], turn = /^#turn-\d+$/.test(location.hash) && $(location.hash.slice(1));
  if (time !== undefined) seek(+time);
  else if (turn) seek(+turn.dataset.start);
}

const measure = () => document.documentElement.style.setProperty("--below-player", `${document.querySelector(".player").offsetHeight}px`);
new ResizeObserver(measure).observe(document.querySelector(".player"));
measure();
addEventListener("hashchange", followAddress);
followAddress();
