// Shows the latest by itself, but never under somebody who is reading: not while a part is open, not while it is in use.
"use strict";
(() => {
  const wanted = document.getElementById("renew"), seconds = Number(wanted.dataset.seconds);
  let used = Date.now();
  try { wanted.checked = sessionStorage.getItem("renew") !== "no"; } catch { /* a browser that keeps nothing */ }
  wanted.parentElement.hidden = false;
  wanted.addEventListener("change", () => {
    try { sessionStorage.setItem("renew", wanted.checked ? "yes" : "no"); } catch { /* the same */ }
  });
  for (const deed of ["scroll", "keydown", "pointerdown", "pointermove"]) {
    addEventListener(deed, () => { used = Date.now(); }, { passive: true });
  }
  setInterval(() => {
    const isRead = document.querySelector("details[open]") || String(getSelection());
    if (wanted.checked && !isRead && Date.now() - used > seconds * 1000) location.reload();
  }, 5000);
})();
