// A live page: the position it was loaded with, what has changed since, and a drawing of it.
import { html, render } from "./lit/lit-html.js";
import { icon } from "./signs.js";
import { Wire } from "./wire.js";
import { minutes } from "./words.js";

const LISTS = ["messages", "notices"];

/**
 * @typedef {import("./protocol.d.ts").PageSections} PageSections
 * @typedef {import("./protocol.d.ts").ServerMessage} ServerMessage
 * @typedef {import("./protocol.d.ts").ClassEvent} ClassEvent
 * @typedef {import("./protocol.d.ts").Acknowledged | import("./protocol.d.ts").Refusal} Ack
 */

export class Live {
  /** @type {import("./protocol.d.ts").Me} */ me;
  /** @type {PageSections} */ sections;
  /** @type {import("./protocol.d.ts").RoomDebrief | undefined} */ debrief;
  /** What a page remembers of itself: which part is open, what is picked. @type {Record<string, any>} */ ui = {};
  /** Names of countries, for the debrief. @type {Record<string, string>} */ names = {};
  /** Read up to which message, by channel. @type {Record<string, number> | undefined} */ read;
  /** Pieces of the debrief that are done, and how many there are. @type {import("./protocol.d.ts").DebriefBuilding | undefined} */ pieces;
  /** @type {{ text: string, until: number }[]} */ toasts = [];
  /** @type {(() => void) | undefined} */ ticking;
  landed = false;
  asked = false;
  drawn = false;
  heard = false;
  refused = "";
  /** The button that puts a part of the debrief on the board. @type {(what: string, named: string) => unknown} */ showing =
    () => undefined;
  debriefing = false;
  toldBefore = false;

  /** @param {(live: Live) => unknown} drawing */
  constructor(drawing) {
    this.drawing = drawing;
    this.token = document.body.dataset.token;
    const boot = JSON.parse(document.getElementById("boot").textContent);
    this.me = boot.me;
    this.sections = { messages: [], notices: [], ...boot.sections };
    this.ahead = (boot.now ?? Date.now()) - Date.now(); // the server's clock less ours
    this.lost = 0;
    this.changed = []; // what wants to know of changes: (sections that changed, added) => …
    this.wire = new Wire(this.token, {
      message: (m) => this.#take(m),
      status: (s) => this.#line(s),
      ack: (...told) => this.#acked(...told),
    });
    setInterval(() => this.#tick(), 250);
  }
  get now() {
    return Date.now() + this.ahead;
  }
  get room() {
    return this.sections.room;
  }
  start() {
    this.draw();
    this.wire.open();
    return this;
  }
  draw() {
    if (this.asked) return;
    this.asked = true;
    queueMicrotask(() => {
      const page = document.getElementById("page");
      this.asked = false;
      if (!this.drawn) page.replaceChildren(); // what the server drew for the first glance
      this.drawn = true;
      render(this.drawing(this), page);
      this.#tick();
    });
  }
  /**
   * Ask the room for something; a refusal is shown, and what was asked for is in the answer.
   * @param {ClassEvent} act
   * @returns {Promise<Ack>}
   */
  async ask(act, quiet = false) {
    const waiting = this.wire.ask(act);
    this.draw();
    const ack = await waiting;
    if (ack.ok === false && !quiet) this.toast(ack.reason);
    this.draw();
    return ack;
  }
  #take(message) {
    if (message.now) this.ahead = message.now - Date.now();
    if (message.type === "hello") {
      this.me = message.me;
      const before = this.sections;
      this.sections = { messages: [], notices: [], ...message.sections };
      if (this.heard)
        this.#tellOf(
          Object.keys(message.sections),
          LISTS.map((name) => [
            name,
            this.sections[name].filter((one) => !before[name].some((old) => old.n === one.n)),
          ]),
        );
      this.heard = true;
    } else if (message.type === "change") {
      if (message.me) this.me = message.me;
      Object.assign(this.sections, message.sections);
      const added = LISTS.map((name) => [
        name,
        (message.added?.[name] ?? []).filter((one) => !this.sections[name].some((old) => old.n === one.n)),
      ]);
      for (const [name, rows] of added) if (rows.length) this.sections[name] = [...this.sections[name], ...rows];
      this.#tellOf(Object.keys(message.sections ?? {}), added);
    } else if (message.type === "bye") this.toast(message.reason);
    else return;
    this.draw();
  }
  #tellOf(names, added) {
    this.changed.forEach((tell) => tell(names, Object.fromEntries(added)));
  }
  #acked(ack, act, alone) {
    if (ack.status === 429) this.say("Too fast; it is sent again in a moment.");
    if (ack.status === 503)
      this.toast(`${ack.reason} Nothing you wrote is lost: it is on this device and is sent again.`);
    if (!ack.ok && act && alone && ![429, 503].includes(ack.status)) this.toast(ack.reason);
  }
  // --- what is said aloud, and what is shown over the page
  say(text) {
    const place = document.getElementById("says");
    place.textContent = "";
    setTimeout(() => {
      place.textContent = text;
    }, 60);
  }
  toast(text) {
    this.toasts = [...(this.toasts ?? []).filter((one) => one.text !== text), { text, until: Date.now() + 8000 }].slice(
      -1,
    );
    this.#toasts();
  }
  #toasts() {
    render(
      this.toasts.map(
        (one) => html`<div class="toast">${icon("warn")}<p class="grow">${one.text}</p>
      <button class="button iconic" @click=${() => {
        this.toasts = this.toasts.filter((other) => other !== one);
        this.#toasts();
      }}>${icon("close")}<span class="unseen">Close this</span></button></div>`,
      ),
      document.getElementById("toasts"),
    );
  }
  #line(status) {
    if (status.live && this.lost) this.say("Back in class. What you did meanwhile has been sent.");
    if (!status.live && !this.lost) this.lost = Date.now();
    if (status.live) this.lost = 0;
    this.#tick();
    this.draw();
  }
  #tick() {
    const { live, retryAt, ended } = this.wire.status,
      place = document.getElementById("line");
    const shown = !!ended || (!live && this.lost && Date.now() - this.lost > 600);
    if (place.hidden === !!shown) place.hidden = !shown;
    if (shown)
      render(
        lineText(ended, retryAt, this.wire.box.length, () => this.wire.again()),
        place,
      );
    if (this.toasts?.some((one) => one.until < Date.now())) {
      this.toasts = this.toasts.filter((one) => one.until >= Date.now());
      this.#toasts();
    }
    document.querySelectorAll("[data-clock]").forEach((one) => {
      const text = clockText(this.sections.clock, this.now);
      if (one.textContent !== text) one.textContent = text;
    });
    this.ticking?.();
  }
}

function lineText(ended, retryAt, waiting, again) {
  if (ended) return html`<span class="strong">${icon("warn")}${ended}</span>`;
  const wait = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
  return html`<span class="strong">${icon("warn")}Class line lost.</span>
    <span>Your draft is kept on this device${waiting ? `; ${waiting} not yet sent` : ""}. <span aria-hidden="true">Trying again ${wait ? `in ${wait} s` : "now"}.</span></span>
    <button @click=${again}>Try now</button>`;
}

export function seconds(clock, now) {
  if (!clock) return null;
  if (clock.paused || clock.frozen) return clock.left;
  return clock.ends === null || clock.ends === undefined ? null : (clock.ends - now) / 1000;
}

export function clockText(clock, now) {
  const left = seconds(clock, now);
  return left === null || left === undefined ? "" : minutes(left);
}

// The clock's figure is written by the ticking, not by the drawing, so that a second never redraws the page.
export const clockFigure = (kind = "") => html`<span class="figure ${kind}" data-clock aria-hidden="true"></span>`;
