// One key for each decision on a draft. The page works without this file: it only saves at once what the form saves.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("decisions"), filter = $("filter");
  const cards = [...form.querySelectorAll("[data-card]")];
  const marks = [...document.querySelectorAll("mark[data-group]")];
  const RANK = { "must-fix": "must fix", check: "check", consider: "consider" };
  const undone = [];
  let current = null, saving = Promise.resolve();
  document.body.classList.add("with-script");

  const key = (card) => card.dataset.card;
  const inputs = (card) => [...card.querySelectorAll("input, select")];
  const state = (card) => inputs(card).map((one) => (one.type === "radio" ? one.checked : one.value));
  const chosen = (card) => card.querySelector("input[type=radio]:checked");
  const visible = () => cards.filter((card) => !card.hidden);

  // What the place alone says goes before what is said for all.
  const decisionOf = (card, place) => {
    const alone = card.querySelector(`select[name="place-${CSS.escape(place)}"]`);
    const own = alone ? alone.value : "";
    if (own) return own === "open" ? "" : own;
    const all = chosen(card);
    return all ? all.value : "";
  };
  const placesOf = (card) => marks.filter((mark) => mark.dataset.group === key(card));
  const isDecided = (card) => {
    const alone = [...card.querySelectorAll("select")];
    if (!alone.length) return Boolean(chosen(card) && chosen(card).value);
    return alone.every((one) => decisionOf(card, one.name.slice("place-".length)));
  };

  function paint(card) {
    for (const mark of placesOf(card)) {
      const decision = decisionOf(card, mark.dataset.place);
      mark.dataset.decision = decision;
      const rank = mark.querySelector(".rank");
      const words = card.querySelector("input[name^='words-']")?.value || (card.dataset.pictured ? "the picture must be changed" : "taken out");
      rank.textContent = decision === "replace" ? `→ ${words}` : decision === "keep" ? "kept" : RANK[card.dataset.rank];
    }
    card.querySelector(".mixed")?.remove();
  }

  function go(card, { focus = true } = {}) {
    if (!card) return;
    if (current) { current.classList.remove("current"); current.removeAttribute("aria-current"); }
    for (const mark of document.querySelectorAll("mark.current")) mark.classList.remove("current");
    current = card;
    card.classList.add("current");
    card.setAttribute("aria-current", "true");
    const places = placesOf(card);
    for (const mark of places) mark.classList.add("current");
    const list = card.closest(".cards"), bar = list.querySelector(".buttons");
    // Where the decisions do not stand beside the text (a small window, 200 % zoom), the decision is what is shown.
    const isBeside = getComputedStyle(list).position !== "static";
    if (isBeside && places[0]) places[0].scrollIntoView({ block: "center" });
    offerPerson();
    if (focus) card.focus({ preventScroll: true });
    if (!isBeside) card.scrollIntoView({ block: "start" });
    else list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top - bar.offsetHeight;
  }

  function step(by) {
    const list = visible();
    const at = list.indexOf(current);
    go(list[at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by))]);
  }

  function nextOpen() {
    const list = visible(), at = list.indexOf(current);
    const later = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))];
    go(later.find((card) => !isDecided(card)) || current);
  }

  function save(changedCards) {
    const data = new FormData(form), body = new URLSearchParams();
    const names = new Set(changedCards.flatMap(inputs).map((one) => one.name));
    for (const [name, value] of data) if (name === "form_key" || names.has(name)) body.append(name, value);
    saving = saving.then(() => fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } }))
      .then((answer) => (answer.ok ? answer.json() : answer.text().then((words) => { throw new Error(words); })))
      .then(told)
      .catch((error) => {
        $("trouble").hidden = false;
        $("trouble").textContent = `Not saved: ${error.message || "no answer"}. Is rapid-review serve still running? Press “Save decisions”.`;
      });
  }

  function told(answer) {
    $("trouble").hidden = true;
    $("verdict").textContent = answer.verdict;
    count(answer.decided, answer.progress);
    for (const [place, [before, words, after]] of Object.entries(answer.after)) {
      for (const one of document.querySelectorAll(`[data-after="${CSS.escape(place)}"]`)) {
        const put = document.createElement("ins");
        put.textContent = words;
        one.replaceChildren(before, put, after);
      }
    }
  }

  function count(decided, words) {
    $("progress").textContent = words;
    $("progress-beside").textContent = words;
    $("progress-bar").value = decided;
  }

  const remembered = new Map(cards.map((card) => [card, state(card)]));
  function changed(...changedCards) {
    undone.push(changedCards.map((card) => [card, remembered.get(card)]));
    for (const card of changedCards) { remembered.set(card, state(card)); paint(card); }
    save(changedCards);
  }

  function decide(value) {
    if (!current || current.hidden) return go(visible()[0]);
    const card = current;
    for (const one of card.querySelectorAll("select")) one.value = "";
    card.querySelector(`input[type=radio][value="${value}"]`).checked = true;
    changed(card);
    nextOpen();
  }

  function undo() {
    const last = undone.pop();
    if (!last) return;
    for (const [card, before] of last) {
      inputs(card).forEach((one, at) => { if (one.type === "radio") one.checked = before[at]; else one.value = before[at]; });
      // A group that was decided place by place has no answer for all: its places say each their own.
      remembered.set(card, state(card));
      paint(card);
      card.hidden = false;
    }
    save(last.map(([card]) => card));
    go(last[0][0]);
  }

  // The names of the person whose card is chosen on which nobody decided; one undo takes all of them back.
  const openNames = () => {
    const who = current && current.dataset.person;
    return who ? cards.filter((card) => card.dataset.person === who && !isDecided(card)) : [];
  };
  const offerPerson = () => { document.querySelector("[data-do=person]").hidden = openNames().length < 2; };

  function person() {
    const open = openNames();
    if (!open.length) return;
    for (const card of open) {
      for (const one of card.querySelectorAll("select")) one.value = "";
      card.querySelector("input[type=radio][value=replace]").checked = true;
    }
    changed(...open);
    nextOpen();
  }

  function help() {
    const list = $("key-help"), button = document.querySelector("[data-do=help]");
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
    if (list.hidden) { if (current) current.focus({ preventScroll: true }); return; }
    list.closest(".cards").scrollTop = 0;
    list.focus();
  }

  function edit() {
    if (!current) go(visible()[0]);
    const words = current && current.querySelector("input[name^='words-']");
    if (words) { words.focus(); words.select(); }
  }

  // What is still being saved is saved before the copy is made from it.
  function copy() {
    if (!$("copy")) return;
    $("copy").textContent = "Making the copy and searching it again…";
    saving.then(() => $("copy-form").submit());
  }
  $("copy-form")?.addEventListener("submit", (event) => { event.preventDefault(); copy(); });

  const actions = {
    copy,
    keep: () => decide("keep"), replace: () => decide("replace"), next: () => step(1), previous: () => step(-1), undo, edit, person, help,
  };
  const keys = { a: "person", "?": "help", k: "keep", r: "replace", n: "next", p: "previous", u: "undo", e: "edit", c: "copy" };

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    const writing = at.matches("input[type=text], input[type=search], select, textarea");
    if (writing && at.form === form && (event.key === "Enter" || event.key === "Escape") && at.type === "text") {
      event.preventDefault();
      at.blur();
      go(at.closest("[data-card]"));
      return;
    }
    if (writing || event.ctrlKey || event.altKey || event.metaKey || !$("keys").checked) return;
    const action = keys[event.key.toLowerCase()];
    if (action) { event.preventDefault(); actions[action](); }
  });
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  form.addEventListener("change", (event) => {
    const card = event.target.closest("[data-card]");
    if (!card) return;
    if (event.target.type === "radio") for (const one of card.querySelectorAll("select")) one.value = "";
    changed(card);
  });
  form.addEventListener("focusin", (event) => {
    const card = event.target.closest("[data-card]");
    if (card && card !== current && event.target !== card) {
      if (current) { current.classList.remove("current"); current.removeAttribute("aria-current"); }
      current = card;
      card.classList.add("current");
      card.setAttribute("aria-current", "true");
    }
  });
  for (const mark of marks) {
    mark.querySelector("a").addEventListener("click", (event) => {
      const card = cards.find((one) => key(one) === mark.dataset.group);
      if (card) { event.preventDefault(); card.hidden = false; go(card); }
    });
  }

  function sift() {
    const rank = $("rank").value, category = $("category").value, open = $("open").checked;
    for (const card of cards) {
      card.hidden = Boolean((rank && card.dataset.rank !== rank) || (category && card.dataset.category !== category)
        || (open && isDecided(card)));
    }
    $("shown").textContent = `${visible().length} shown`;
  }
  // A page that was asked for with a filter holds only some cards: then the filter asks for a new page.
  const isWhole = !new URLSearchParams(location.search).toString().match(/rank=.|category=.|open=/);
  if (isWhole) {
    filter.addEventListener("change", sift);
    filter.addEventListener("submit", (event) => { event.preventDefault(); sift(); });
  }
  for (const card of cards) paint(card);
  go(visible().find((card) => !isDecided(card)) || visible()[0], { focus: false });
  window.scrollTo(0, 0);
})();
