// Plays a recording faster: the button beside it is pressed for its speed, and pressed again for the usual one.
for (const button of document.querySelectorAll("[data-speed]")) {
  const audio = button.parentElement.parentElement.querySelector("audio");
  button.hidden = false;
  button.addEventListener("click", () => {
    const faster = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(faster));
    audio.defaultPlaybackRate = audio.playbackRate = faster ? Number(button.dataset.speed) : 1;
  });
}
