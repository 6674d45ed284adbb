// Somebody has come to an exam a little too early: the page counts down by the server's time, and the way in appears.
const form = document.querySelector("form[data-opens-in-us]");
const told = document.querySelector("[data-opening]");
const opens = Date.now() + Number(form.dataset.opensInUs) / 1000;
const beat = setInterval(look, 1000);
document.addEventListener("visibilitychange", look); // a phone that slept
look();

function look() {
  const seconds = Math.ceil((opens - Date.now()) / 1000);
  if (seconds > 0) {
    const word = seconds > 90 ? told.dataset.wordMinutes : told.dataset.wordSeconds;
    const left = String(seconds > 90 ? Math.round(seconds / 60) : seconds);
    const text = word.replace("%s", left);
    if (told.textContent !== text) told.textContent = text;
    return;
  }
  clearInterval(beat);
  document.removeEventListener("visibilitychange", look);
  document.querySelector("[data-until-open]").hidden = true;
  form.hidden = false;
  form.querySelector("input:not([type=hidden]), button").focus();
}
