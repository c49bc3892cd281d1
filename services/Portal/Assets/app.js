"use strict";

// Live list: the server sends the list again; only what differs is replaced, so focus and open parts stay.
const list = document.getElementById("cases");
if (list) {
  new EventSource(list.dataset.changes).addEventListener("cases", event => {
    const next = document.createElement("div");
    next.innerHTML = event.data;
    const ids = root => [...root.querySelectorAll("[id]")].map(element => element.id).join();
    if (ids(next) !== ids(list)) return replaceAll(next);
    for (const fresh of next.querySelectorAll("header[id], li[id]")) {
      const old = document.getElementById(fresh.id);
      keepOpen(old, fresh);
      if (old.outerHTML !== fresh.outerHTML) keepFocus(() => old.replaceWith(fresh));
    }
  });
}

function replaceAll(next) {
  for (const fresh of next.querySelectorAll("li[id]")) {
    const old = document.getElementById(fresh.id);
    if (old) keepOpen(old, fresh);
  }
  keepFocus(() => list.replaceChildren(...next.childNodes));
}

function keepOpen(old, fresh) {
  if (old.querySelector("details[open]")) fresh.querySelector("details")?.setAttribute("open", "");
}

function keepFocus(change) {
  const href = list.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  change();
  if (href) [...list.querySelectorAll("a")].find(link => link.getAttribute("href") === href)?.focus();
}

// Uploads: one request a file, one after the other, each with its progress.
const form = document.getElementById("upload");
let queue = Promise.resolve();

function enqueue(files) {
  for (const file of files) {
    const line = document.createElement("li");
    const [name, bar, state] = ["span", "progress", "span"].map(tag => line.appendChild(document.createElement(tag)));
    name.textContent = file.name;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    document.getElementById("uploads").append(line);
    const caseName = form.elements.case.value;
    queue = queue.then(() => send(file, caseName, bar, state, line));
  }
}

function send(file, caseName, bar, state, line) {
  return new Promise(done => {
    const body = new FormData();
    body.append("case", caseName);
    body.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = event => {
      bar.value = event.lengthComputable ? 100 * event.loaded / event.total : 0;
      state.textContent = `${Math.floor(bar.value)} %`;
    };
    request.onload = () => finish(request.status === 201, readError(request.responseText));
    request.onerror = () => finish(false, "");
    const finish = (ok, error) => {
      bar.value = ok ? 100 : bar.value;
      state.textContent = ok ? form.dataset.uploaded : `${form.dataset.failed} ${error}`;
      line.className = ok ? "done" : "failed";
      done();
    };
    request.send(body);
  });
}

function readError(text) {
  try { return JSON.parse(text).error ?? ""; } catch { return ""; }
}

if (form) {
  form.addEventListener("submit", event => {
    event.preventDefault();
    enqueue(form.elements.files.files);
    form.elements.files.value = "";
  });
  let depth = 0;
  const hasFiles = event => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", event => { if (hasFiles(event) && depth++ === 0) document.body.classList.add("dropping"); });
  addEventListener("dragleave", event => { if (hasFiles(event) && --depth === 0) document.body.classList.remove("dropping"); });
  addEventListener("dragover", event => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", event => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("dropping");
    enqueue(event.dataTransfer.files);
  });
}
