// On a device that several people use in turn, the button Back brings nobody the page of somebody else: a page that the browser
// had kept is asked for anew when another person, or nobody, is signed in by now.
const KEY = "gridschool-person";
const mine = document.body.dataset.person || "";
const [navigation] = performance.getEntriesByType("navigation");

if (navigation?.type === "back_forward") check();
else remember();
addEventListener("pageshow", (event) => event.persisted && check());
// Somebody else has signed in beside this page.
addEventListener("storage", ({ key, newValue }) => key === KEY && newValue && newValue !== mine && location.reload());

function check() {
  try {
    if (localStorage.getItem(KEY) !== mine) location.reload();
  } catch {
    location.reload();
  }
}

function remember() {
  try {
    localStorage.setItem(KEY, mine);
  } catch {
    // then every page is asked for anew
  }
}
