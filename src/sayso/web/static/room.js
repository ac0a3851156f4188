"use strict";
// Keys and selection.  Everything can be read, followed and sent without this file.
(() => {
  const story = document.querySelector(".story");
  const cards = story ? [...document.querySelectorAll(".card")] : [];
  const steps = () => [...document.querySelectorAll("main [data-step]")];
  const dialog = document.getElementById("keys");
  let chosen = null;

  // One attribution of a story

  const pieces = new Map(); // role and number, such as "s1" -> its elements
  for (const part of story ? story.querySelectorAll("[data-of]") : []) {
    for (const name of part.dataset.of.split(" ")) {
      if (!pieces.has(name)) pieces.set(name, []);
      pieces.get(name).push(part);
    }
  }
  const labels = { s: "who", k: "how", c: "what" };
  const numberOf = (card) => Number(card.dataset.n);
  const cardOf = new Map(cards.map((card) => [numberOf(card), card]));

  function leave() {
    if (!chosen) return;
    for (const part of story.querySelectorAll(".on, .around")) {
      part.classList.remove("on", "as-s", "as-k", "as-c", "around");
      delete part.dataset.label;
    }
    chosen.classList.remove("on");
    chosen.removeAttribute("aria-current");
    document.body.classList.remove("chosen");
    story.querySelector(".ties")?.remove();
    chosen = null;
  }

  // A long story comes in parts: the query tells in which the card is.
  function addressOf(card) {
    const query = new URLSearchParams(location.search);
    query.set("at", card.id.slice(2));
    for (const other of ["part", "char"]) query.delete(other);
    return `?${query}#${card.id}`;
  }

  function choose(card, { move = true } = {}) {
    leave();
    chosen = card;
    const number = numberOf(card);
    card.classList.add("on");
    card.setAttribute("aria-current", "true");
    document.body.classList.add("chosen");
    for (const role of ["c", "s", "k"]) {
      const own = pieces.get(role + number) || [];
      for (const part of own) part.classList.add("on", "as-" + role);
      const first = own.find((part) => !part.dataset.label);
      if (first) first.dataset.label = labels[role];
    }
    for (const above of card.querySelectorAll("[data-inside] a")) {
      const outer = pieces.get("c" + above.textContent) || [];
      for (const part of outer) part.classList.add("around");
    }
    const words = (pieces.get("k" + number) || pieces.get("s" + number) || pieces.get("c" + number) || [])[0];
    words?.closest("details")?.setAttribute("open", "");
    tie(number);
    if (!move) return;
    history.replaceState(null, "", addressOf(card));
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    const box = words?.getBoundingClientRect();
    if (box && (box.top < 60 || box.bottom > innerHeight - 60)) words.scrollIntoView({ block: "center" });
  }

  // Lines from the source to its cue, and from the cue to the content.
  function tie(number) {
    story.querySelector(".ties")?.remove();
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "ties");
    svg.setAttribute("aria-hidden", "true");
    const frame = story.getBoundingClientRect();
    const middle = (name) => {
      const box = pieces.get(name + number)?.[0]?.getClientRects()[0];
      return box && { x: box.left + box.width / 2 - frame.left, y: box.top - frame.top };
    };
    const [source, cue, content] = [middle("s"), middle("k"), middle("c")];
    for (const [from, to, name] of [[source, cue, "s"], [cue, content, "c"]]) {
      if (!from || !to) continue;
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const top = Math.min(from.y, to.y) - 14;
      path.setAttribute("d", `M${from.x} ${from.y}C${from.x} ${top} ${to.x} ${top} ${to.x} ${to.y}`);
      path.setAttribute("class", "tie-" + name);
      svg.append(path);
    }
    story.append(svg);
  }

  function fromAddress() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const card = place?.classList.contains("n") ? cardOf.get(Number(place.dataset.n)) : place;
    if (cards.includes(card)) choose(card, { move: place === card });
  }

  function toggle(role) {
    const button = document.querySelector(`[data-role="${role}"]`);
    const hidden = document.body.classList.toggle("no-" + role);
    button?.setAttribute("aria-pressed", String(!hidden));
  }

  if (story) {
    document.querySelector(".marks .legend").hidden = true;
    document.querySelector(".toggles").hidden = false;
    for (const button of document.querySelectorAll("[data-role]")) {
      button.addEventListener("click", () => toggle(button.dataset.role));
    }
    addEventListener("hashchange", fromAddress);
    addEventListener("resize", () => chosen && tie(numberOf(chosen)));
    story.addEventListener("click", (event) => {
      const part = event.target.closest("[data-of]");
      if (!part || event.target.closest("a") || String(getSelection())) return;
      // The innermost of those that it is of: the last to be told.
      const numbers = part.dataset.of.split(" ").map((name) => Number(name.slice(1)));
      const card = cardOf.get(Math.max(...numbers.filter((number) => cardOf.has(number))));
      if (card) choose(card);
    });
    fromAddress();
  }

  // Keys

  function step(by) {
    if (story) {
      const at = chosen ? cards.indexOf(chosen) + by : by > 0 ? 0 : cards.length - 1;
      const beyond = document.querySelector(by > 0 ? 'a[rel="next"]' : 'a[rel="prev"]');
      if (cards[at]) choose(cards[at]);
      else if (beyond?.dataset.stepTo) location.assign(beyond.dataset.stepTo);
      return;
    }
    const all = steps();
    const at = all.indexOf(document.activeElement);
    (all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by] || all[at])?.focus();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => { const find = document.getElementById("find"); find.focus(); find.select(); },
    "?": () => dialog.open ? dialog.close() : dialog.showModal(),
    1: () => story && toggle("s"),
    2: () => story && toggle("k"),
    3: () => story && toggle("c"),
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest?.("input, textarea, select");
    if (event.key === "Escape") {
      if (dialog.open) return;
      if (typing) typing.blur();
      else if (chosen) {
        chosen.blur();
        leave();
        history.replaceState(null, "", location.pathname + location.search);
      } else document.activeElement?.blur?.();
      return;
    }
    if (typing || (dialog.open && event.key !== "?")) return;
    if (event.key === "Enter" && chosen && event.target === chosen) {
      chosen.querySelector("[data-speaker]")?.click();
      return;
    }
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const show = document.getElementById("show-keys");
  show.hidden = false;
  show.addEventListener("click", () => dialog.showModal());

  // A dropped file, and the progress of what is read

  const drop = document.querySelector(".drop");
  if (drop) {
    addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
    addEventListener("dragleave", () => drop.classList.remove("over"));
    addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer.files.length) document.getElementById("file").files = event.dataTransfer.files;
    });
  }

  async function watch() {
    const job = document.querySelector("#job[data-running]");
    if (!job) return;
    try {
      const text = await (await fetch(location.href)).text();
      const page = new DOMParser().parseFromString(text, "text/html");
      const now = page.getElementById("job");
      if (now && now.innerHTML !== job.innerHTML) {
        job.replaceWith(document.adoptNode(now));
        document.title = page.title;
      }
    } catch { /* the server is away: try again */ }
    setTimeout(watch, 1000);
  }
  setTimeout(watch, 500);
})();
