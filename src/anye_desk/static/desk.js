// The pages work without this; it moves focus to errors and stops double clicks.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
const { initAll } = await import("./vendor/govuk-frontend.min.js");
initAll();
