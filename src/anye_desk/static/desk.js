// The pages work without this; it moves focus to errors, stops double clicks, and takes frames
// that do not scroll out of the way of the Tab key; a case's page has keys.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const frames = new ResizeObserver((changed) => {
  for (const { target } of changed) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll(".desk-scroll")) frames.observe(frame);
// A job at work is looked at again every two seconds; the part of the page that tells of it is put
// in place of the old one, and the whole page once it is over.
const follow = async () => {
  const there = document.querySelector("[data-follow]");
  if (!there) return;
  try {
    const text = await (await fetch(location.href)).text();
    const now = new DOMParser().parseFromString(text, "text/html").getElementById("follow");
    if (!now?.hasAttribute("data-follow")) return location.reload();
    there.replaceWith(now);
  } catch { /* the network is away for a moment: the next look may find it */ }
  setTimeout(follow, 2000);
};
if (document.querySelector("[data-follow]")) setTimeout(follow, 2000);
// One letter chooses what is to be done with a case, while no field has the focus; Enter does it.
const keys = document.getElementById("keys");
if (keys) {
  const [on, opener] = [document.getElementById("keys-on"), document.querySelector("[data-opens=keys]")];
  on.checked = localStorage.getItem("keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
  opener.hidden = false;
  opener.addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", (pressed) => {
    if (!on.checked || keys.open || pressed.ctrlKey || pressed.altKey || pressed.metaKey || pressed.isComposing) return;
    if (pressed.target.closest("input, select, textarea")) return;
    const chosen = document.querySelector(`[data-key="${CSS.escape(pressed.key)}"]`);
    if (pressed.key === "?") keys.showModal();
    else if (chosen?.matches("a")) chosen.click();
    else if (chosen) (chosen.querySelector(":is(input, select, textarea):invalid") ?? chosen.querySelector("button")).focus();
    else return;
    pressed.preventDefault();
  });
}
const { initAll } = await import("./vendor/govuk-frontend.min.js");
initAll();
