// The page works without this file: it lights up the words a permalink points to, filters rows, and leads back.
"use strict";
const byId = (id) => document.getElementById(id);

// On a narrow screen the sections are folded up, so that the whole can be looked over; a link into one opens it.
const folds = [...document.querySelectorAll("section > details")];
const narrow = matchMedia("(max-width: 48rem)");
if (narrow.matches) folds.forEach((fold) => { fold.open = false; });
let folded = [];
window.addEventListener("beforeprint", () => { folded = folds.filter((f) => !f.open); folds.forEach((f) => { f.open = true; }); });
window.addEventListener("afterprint", () => folded.forEach((f) => { f.open = false; }));

function unfold(target) {
  const section = target && target.closest("section");
  const fold = section && section.querySelector(":scope > details");
  if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
}

function light() {
  document.querySelectorAll(".lit").forEach((e) => e.classList.remove("lit"));
  const key = decodeURIComponent(location.hash.slice(1));
  if (!key) return;
  unfold(byId(key));
  const words = document.querySelectorAll(`[data-r~="${CSS.escape(key)}"]`);
  words.forEach((e) => e.classList.add("lit"));
  if (words.length) words[0].scrollIntoView({ block: "center" });
}

let left = null;
document.addEventListener("click", (event) => {
  const link = event.target.closest("td a[href^='#']");
  if (!link) return;
  left = link;
  byId("back").hidden = false;
});
byId("back").addEventListener("click", () => {
  if (left) { left.scrollIntoView({ block: "center" }); left.focus(); }
  byId("back").hidden = true;
});
window.addEventListener("hashchange", light);

const rows = [...document.querySelectorAll("tbody tr")];
const holders = [...new Set(rows.map((r) => r.dataset.holder).filter(Boolean))].sort();
for (const holder of holders) byId("f-holder").append(new Option(holder, holder));
const filters = document.querySelector(".filters");
filters.hidden = false;

function within(date, from, to) {
  const day = (date.match(/\d{4}(-\d\d)?(-\d\d)?/) || [""])[0];
  return (!from || (day && day >= from)) && (!to || (day && day.slice(0, to.length) <= to));
}

function sift() {
  const [text, outlet, holder, from, to] = ["text", "outlet", "holder", "from", "to"].map((f) => byId("f-" + f).value.trim());
  const wanted = text.toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = (!wanted || row.textContent.toLowerCase().includes(wanted))
      && (!outlet || row.dataset.outlet === outlet)
      && (!holder || row.dataset.holder === holder)
      && ((!from && !to) || within(row.dataset.date, from, to));
    row.hidden = !fits;
    shown += fits;
  }
  const any = text || outlet || holder || from || to;
  if (any) folds.forEach((fold) => { fold.open = fold.querySelector("tbody tr:not([hidden])") !== null; });
  byId("f-count").textContent = any ? `${shown} of ${rows.length} rows` : "";
}
filters.addEventListener("input", sift);
filters.addEventListener("reset", () => setTimeout(sift));
filters.addEventListener("submit", (event) => event.preventDefault());
light();
