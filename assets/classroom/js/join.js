// Joining: the code is looked up while it is typed, a seat is chosen, and who has joined before finds the way back.
import { html, nothing, render } from "./lit/lit-html.js";
import { fresh, keep, recall } from "./keep.js";
import { glyph, icon, pips } from "./signs.js";
import { plural } from "./words.js";

/** @returns {any} an element of this page, of whatever kind it is */
const find = (id) => document.getElementById(id);
const form = find("join"),
  code = find("code"),
  name = find("name");
const link = document.body.dataset.token;
/** @type {import("./protocol.d.ts").LobbyView | null} */
let room = JSON.parse(find("boot").textContent);
let asked = "";

const plain = () =>
  code.value
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .slice(0, 6);
const chosen = () => form.querySelector("input[name=seat]:checked")?.value ?? "";

function boxes() {
  const now = plain();
  [...document.querySelectorAll(".box")].forEach((box, at) => {
    box.textContent = now[at] ?? "";
    box.classList.toggle("box-next", at === Math.min(now.length, 5) && document.activeElement === code);
  });
  document.body.classList.add("boxed");
}

function fault(text) {
  find("fault").hidden = !text;
  find("fault").querySelector("span").textContent = text;
}

function when(seconds) {
  if (room.phase && room.phase !== "lobby") return " It has begun; you can still join.";
  return seconds ? ` Starts in ${plural(Math.max(1, Math.round(seconds / 60)), "minute")}.` : "";
}

function show() {
  if (!find("room").dataset.live) {
    find("room").replaceChildren();
    find("room").dataset.live = "yes";
  }
  render(
    room ? html`${icon("check", "small")} <span>${room.title}.${when(room.starts_in_s)}</span>` : nothing,
    find("room"),
  );
  const picked = chosen();
  const rows = (room?.seats ?? []).filter((one) => !room.own || one.country === room.own);
  if (!find("seats").dataset.live) {
    find("seats").replaceChildren();
    find("seats").dataset.live = "yes";
  }
  render(
    rows.length
      ? rows.map(
          (
            one,
          ) => html`<label class="seat ${one.full ? "seat-full" : ""}"><input type="radio" name="seat" value=${one.country} class="unseen" ?disabled=${one.full} .checked=${(picked || room.own) === one.country && !one.full} @change=${label} />
    ${glyph(one.country, "big")}<span class="seat-name">${one.name}</span>${one.full ? html`<span class="small">full</span>` : pips(one.people, one.places, `${one.people} of ${one.places} places taken`)}${one.aims ? html`<span class="small seat-aims">${one.aims}</span>` : nothing}</label>`,
        )
      : html`<p class="empty">The seats appear when the code is right.</p>`,
    find("seats"),
  );
  label();
}

function label() {
  const seat = room?.seats.find((one) => one.country === chosen());
  find("go").textContent = seat ? `Join ${seat.name}` : "Join";
}

async function look() {
  const now = plain();
  if (now.length < 6 || link) {
    if (!link) {
      room = null;
      show();
    }
    return;
  }
  asked = now;
  try {
    const answer = await fetch(`/api/rooms/${now}`),
      found = await answer.json();
    if (asked !== now) return;
    room = answer.ok ? found : null;
    fault(answer.ok ? "" : found.reason);
  } catch {
    fault("The class server does not answer. Stay on the class network and try again; what you typed is kept.");
  }
  show();
}

async function join(event) {
  event.preventDefault();
  const watch = event.submitter?.value === "observer",
    seat = watch ? "observer" : chosen();
  /** @type {[any, string] | null} what is wrong: the field, and why */
  const wrong =
    plain().length < 6
      ? [code, "The code has six characters; it is on the board."]
      : !name.value.trim()
        ? [name, "Write a name that your class knows you by."]
        : !room
          ? [code, "No class has this code. Look at the board again."]
          : !seat
            ? [form.querySelector("input[name=seat]:not(:disabled)"), "Choose a seat, or watch only."]
            : null;
  for (const one of [code, name]) one.toggleAttribute("aria-invalid", false);
  if (wrong) {
    fault(wrong[1]);
    if (wrong[0] === code || wrong[0] === name) wrong[0].setAttribute("aria-invalid", "true");
    wrong[0]?.focus();
    return;
  }
  const kept = `join:${link || plain()}`,
    id = recall(kept) ?? fresh(); // the same number until it is confirmed: nobody joins twice
  keep(kept, id);
  find("go").disabled = true;
  try {
    const answer = await fetch(link ? `/api/seats/${link}/join` : `/api/rooms/${plain()}/join`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(link ? { name: name.value.trim(), id } : { name: name.value.trim(), seat, id }),
    });
    const found = await answer.json();
    if (!answer.ok) {
      fault(found.reason);
      keep(kept, null);
      if (!link) await look();
      fault(found.reason);
      return;
    }
    keep(kept, null);
    keep("mine", {
      url: found.url,
      name: name.value.trim(),
      room: room.title,
      seat: room.seats.find((one) => one.country === found.seat)?.name ?? "",
      code: plain(),
    });
    location.assign(found.url);
  } catch {
    fault("The class server does not answer. What you typed is kept; try again in a moment.");
  } finally {
    find("go").disabled = false;
  }
}

function comeBack() {
  const mine = recall("mine");
  if (!mine || (room && room.code !== mine.code)) return;
  find("again").hidden = false;
  render(
    html`${icon("user")}<span class="grow">You joined ${mine.room} as ${mine.name}${mine.seat ? `, ${mine.seat}` : ""}.</span><a class="button" href=${mine.url}>Go back in</a>`,
    find("again"),
  );
}

name.value ||= recall("name", "");
name.addEventListener("input", () => keep("name", name.value));
code.addEventListener("input", () => {
  boxes();
  look();
});
for (const kind of ["focus", "blur"]) code.addEventListener(kind, boxes);
form.addEventListener("submit", join);
boxes();
show();
comeBack();
if (!room && plain().length === 6) look();
setInterval(() => {
  if (room && !document.hidden && !link) look();
}, 5000);
(plain().length === 6 ? name : code).focus({ preventScroll: true });
