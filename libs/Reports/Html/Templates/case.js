const pairs = Array.from(document.querySelectorAll(".pair")), cells = Array.from(document.querySelectorAll(".cell"));

function filter() {
  const kind = $("kind").value, wanted = [$("first").value, $("second").value].filter(Boolean), least = +$("confidence").value / 100;
  const isOf = (pair, names) => names.length === 2
    ? pair.a === names[0] && pair.b === names[1] || pair.a === names[1] && pair.b === names[0]
    : names.every(n => pair.a === n || pair.b === n);
  for (const el of pairs) {
    const pair = el.dataset;
    el.hidden = !((!kind || pair.kind === kind) && isOf(pair, wanted) && +pair.confidence >= least - 1e-9);
  }
  for (const cell of cells) cell.classList.toggle("chosen", wanted.length === 2 && isOf(cell.dataset, wanted));
  $("confidence-value").textContent = `${$("confidence").value} %`;
  const contradictions = pairs.filter(p => p.classList.contains("contradiction"));
  const shown = contradictions.filter(p => !p.hidden).length;
  $("shown").textContent = $("shown").dataset.text.replace("{0}", shown).replace("{1}", contradictions.length);
}

for (const cell of cells) cell.addEventListener("click", () => {
  const again = cell.classList.contains("chosen");
  [$("first").value, $("second").value] = again ? ["", ""] : [cell.dataset.a, cell.dataset.b];
  filter();
});
$("filters").addEventListener("input", filter);
$("filters").addEventListener("submit", e => e.preventDefault());
filter();
