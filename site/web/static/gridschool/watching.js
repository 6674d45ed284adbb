// Follows long work: asks how far it has come, moves the bar, and loads the page anew when the work is over.
const place = document.querySelector("[data-watch]");

async function look() {
  try {
    const answer = await fetch(place.dataset.watch, { headers: { Accept: "application/json" } });
    const { working, done, total } = await answer.json();
    if (!working) return location.reload();
    const bar = place.querySelector("progress");
    bar.max = total || 1;
    bar.value = done;
    place.querySelector("[data-waiting]").hidden = total > 0;
    place.querySelector("[data-counting]").hidden = !total;
    place.querySelector("[data-done]").textContent = done;
    place.querySelector("[data-total]").textContent = total;
  } catch {
    // No network for a moment: the next look will tell.
  }
  setTimeout(look, 1500);
}

if (place) look();
