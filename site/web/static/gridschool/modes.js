// Two switches, remembered in cookies so that the server paints the page right at once: 长辈版 and dark.
const root = document.documentElement;
const YEAR = 365 * 24 * 3600;

for (const [key, on, off] of [["mode", "elder", "normal"], ["theme", "dark", "light"]]) {
  for (const button of document.querySelectorAll(`[data-switch=${key}]`)) {
    const show = () => button.setAttribute("aria-pressed", String(root.dataset[key] === on));
    button.addEventListener("click", () => {
      const value = root.dataset[key] === on ? off : on;
      root.dataset[key] = value;
      document.cookie = `${key}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
      show();
    });
    show();
  }
}
