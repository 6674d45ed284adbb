// Asks for a part of the page again every so many seconds and puts it in the place of the old one. A page in the background rests.
const place = document.querySelector("[data-again]");
const lost = document.querySelector("[data-lost]");

async function look() {
  try {
    const answer = await fetch(location.href, { headers: { "X-Again": "1" }, redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    const focused = place.contains(document.activeElement) && document.activeElement.id;
    const wrap = place.querySelector(".table-wrap");
    const aside = wrap ? wrap.scrollLeft : 0;
    place.innerHTML = await answer.text();
    if (focused) document.getElementById(focused)?.focus();
    if (aside) place.querySelector(".table-wrap")?.scrollTo(aside, 0);
    lost.hidden = true;
  } catch {
    lost.hidden = false;
  }
  again();
}

function again() {
  setTimeout(() => (document.hidden ? again() : look()), place.dataset.again * 1000);
}

if (place) again();
