// Filters at once, brings later rows as they are needed, ticks and links without a new page. Without it forms do the same.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const rows = $("rows"), filter = $("filter"), deeds = $("deeds");
  const chosen = new Map();
  let latest = 0, waiting = 0;
  document.body.classList.add("with-script");

  const query = () => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(filter)) if (value) asked.append(name, value);
    return asked;
  };

  async function text(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  }

  const parsed = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content;
  };

  function wrong(error) {
    $("trouble").hidden = false;
    $("trouble").textContent = error instanceof TypeError ? "No answer. Is rapid-review serve still running?" : error.message;
  }

  // --- the filter
  async function sift() {
    const mine = ++latest, asked = query();
    try {
      const html = await text(`?${asked}&part=1`);
      if (mine !== latest) return;
      $("trouble").hidden = true;
      rows.replaceChildren(parsed(html));
      const told = rows.querySelector("[data-count]").dataset;
      $("count").textContent = `${told.count} of ${told.total} rows`;
      $("export").href = `chronology.csv?${told.query}`;
      for (const one of deeds.querySelectorAll("input[type=hidden]")) {
        if (one.name !== "form_key") one.value = one.name === "view" ? $("view").value : asked.get(one.name) || "";
      }
      history.replaceState(null, "", `?${asked}`);
      arrived();
    } catch (error) { wrong(error); }
  }
  filter.addEventListener("submit", (event) => { event.preventDefault(); sift(); });
  filter.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(sift, event.target.type === "search" ? 150 : 0);
  });

  // --- later rows, brought before the end is reached
  const seer = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) { seer.unobserve(one.target); more(one.target); }
  }, { rootMargin: "2500px" });

  async function more(link) {
    const mine = latest;
    try {
      const html = await text(`${link.getAttribute("href")}&part=1`);
      if (mine !== latest) return;
      link.closest("nav").remove();
      rows.append(parsed(html));
      arrived();
    } catch (error) { wrong(error); }
  }

  function arrived() {
    const link = [...rows.querySelectorAll("a[rel=next]")].pop();
    if (link) seer.observe(link);
    for (const one of rows.querySelectorAll("input[name=row]")) one.checked = chosen.has(one.value);
  }

  // --- ticks and links
  for (const one of rows.querySelectorAll("[form]")) {
    if (one.type === "submit") one.type = "button";
    one.removeAttribute("form");
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=do]");
    if (button) { event.preventDefault(); act(button); }
  });

  async function act(button) {
    const body = new URLSearchParams({ form_key: deeds.elements.form_key.value, view: $("view").value });
    body.set("do", button.value);
    if (button.value === "link") for (const id of chosen.keys()) body.append("row", id);
    const at = button.closest("[data-row]"), name = button.classList.contains("tickbox") ? ".tickbox" : "button";
    try {
      const answer = await fetch(location.pathname, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(await answer.text());
      const told = await answer.json();
      for (const [id, html] of Object.entries(told.rows)) {
        const old = rows.querySelector(`[data-row="${CSS.escape(id)}"]`);
        if (old) old.replaceWith(parsed(html));
      }
      if (button.value === "link") choose();
      $("trouble").hidden = true;
      $("said").hidden = false;
      $("said").textContent = told.said;
      if (told.undo) $("said").append(" ", undo(told.undo));
      $("said").append(" ", closing());
      if (at) rows.querySelector(`[data-row="${CSS.escape(at.dataset.row)}"] ${name}`)?.focus();
    } catch (error) { wrong(error); }
  }

  // --- what was said lies over the rows until it is closed
  function closing() {
    const button = document.createElement("button");
    button.type = "button"; button.textContent = "Close";
    button.addEventListener("click", quiet);
    return button;
  }

  function quiet() {
    const was = $("said").contains(document.activeElement);
    $("said").hidden = true;
    $("trouble").hidden = true;
    if (was) $("text").focus();
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") quiet(); });
  if (!$("said").hidden) $("said").append(" ", closing());
  document.querySelector(".making").addEventListener("submit", () => {
    $("said").hidden = false;
    $("said").textContent = "Making the outputs. Please wait; the page comes back by itself.";
  });

  function undo(words) {
    const button = document.createElement("button");
    button.type = "button"; button.name = "do"; button.value = words;
    button.textContent = "Undo";
    return button;
  }

  document.addEventListener("change", (event) => {
    if (event.target.name !== "row") return;
    const one = event.target;
    if (one.checked) chosen.set(one.value, one.dataset.named); else chosen.delete(one.value);
    show();
  });

  function choose() {
    chosen.clear();
    for (const one of rows.querySelectorAll("input[name=row]:checked")) one.checked = false;
    show();
  }

  function show() {
    $("chosen-rows").replaceChildren(...[...chosen.values()].map((name) => {
      const line = document.createElement("li");
      line.textContent = name;
      return line;
    }));
    $("none").hidden = !chosen.size;
    $("tray").classList.toggle("in-use", chosen.size > 0);
    $("chosen").textContent = chosen.size === 2 ? "Two rows are chosen:" : chosen.size > 2
      ? `${chosen.size} rows are chosen; a link is between two:` : chosen.size
        ? "One row is chosen; choose the other:" : "To link two rows of different agencies, choose both and press the button.";
    $("link").setAttribute("aria-disabled", String(chosen.size !== 2));
  }
  $("none").addEventListener("click", () => { choose(); $("text").focus(); });
  arrived();
  show();
})();
