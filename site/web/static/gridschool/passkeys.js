// Passkeys (通行密钥): asks the device for one and sends what it says with the form. Where the browser cannot, or the
// address is not a secure one, the offer stays hidden and the page says so where it has a sentence for it.
const json = window.webauthnJSON;
const named = /[a-z]/i.test(window.location.hostname); // a passkey belongs to a name, never to a bare number
const able = Boolean(window.isSecureContext && named && json && json.supported());

for (const offer of document.querySelectorAll("[data-passkey-offer]")) offer.hidden = !able;
for (const sentence of document.querySelectorAll("[data-passkey-unable]")) sentence.hidden = able;

for (const form of able ? document.querySelectorAll("form[data-passkey]") : []) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-passkey-failed]");
    const button = form.querySelector("button");
    failed.hidden = true;
    button.disabled = true;
    try {
      const options = await asked(form);
      const ceremony = form.dataset.passkey === "create" ? json.create : json.get;
      form.elements.credential.value = JSON.stringify(await ceremony(options));
      form.submit();
    } catch {
      failed.hidden = false; // given up by the person, timed out, or no such passkey on this device
      button.disabled = false;
    }
  });
}

async function asked(form) {
  const written = document.getElementById("passkey-options");
  if (written) return Object.values(JSON.parse(written.textContent))[0];
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).request_options;
}
