const $ = id => document.getElementById(id);
const clockOf = seconds => {
  const s = Math.max(0, Math.floor(seconds + 0.0005)), pad = n => String(n).padStart(2, "0");
  return s < 3600 ? `${Math.floor(s / 60)}:${pad(s % 60)}` : `${Math.floor(s / 3600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}`;
};
// Lower case without accents, one character for each: offsets stay those of the text.
const fold = text => Array.from(text.normalize("NFC"), c => c.normalize("NFD")[0].toLowerCase()[0] ?? c).join("");

const theme = $("theme");
theme?.addEventListener("click", () => {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
});
$("print")?.addEventListener("click", () => window.print());
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(d => { d.open = true; }));

// Opened through the Portal: a way back to it.
if (/^https?:$/.test(location.protocol) && location.pathname.startsWith("/files/output/")) {
  const home = Object.assign(document.createElement("a"), { href: "/", textContent: "AudioAspire" });
  document.querySelector(".crumb")?.prepend(home, " › ");
}
