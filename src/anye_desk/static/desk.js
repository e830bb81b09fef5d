// The pages work without this; it moves focus to errors, stops double clicks, and takes frames
// that do not scroll out of the way of the Tab key.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const frames = new ResizeObserver((changed) => {
  for (const { target } of changed) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll(".desk-scroll")) frames.observe(frame);
const { initAll } = await import("./vendor/govuk-frontend.min.js");
initAll();
