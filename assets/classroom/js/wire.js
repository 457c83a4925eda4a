// The line to the class: a socket that comes back by itself, or plain requests where sockets are blocked, and an outbox
// that sends each act until it is confirmed.
import { forget, fresh, keep, kept } from "./keep.js";

const FIRST = 500,
  LONGEST = 8000,
  PING = 5000,
  SILENT = 16000,
  PATIENCE = 5000, // an attempt that gets no answer is given up after so long
  BLOCKED = 2, // attempts without a word from a socket until requests are tried
  AGAIN = 60000; // how often a socket is tried while requests carry the line
const VOID = [4401, 4403];
const ENDED = {
  4401: "This link is no longer valid. Ask the facilitator for a new one.",
  4403: "This link is no longer yours. Ask the facilitator for a new one.",
};

export class Wire {
  #socket = null;
  #tries = 0;
  #mute = 0; // sockets in a row that never said a word
  #timer = 0;
  #patience = 0;
  #heard = 0;
  #polling = false;
  #waiting = new Map();
  #taken = []; // acts that were confirmed and that no page has shown yet, each with when
  constructor(token, told) {
    this.token = token;
    this.told = told; // {message, status, ack}
    // Each act is kept by itself, so that two tabs of one person do not write over each other's.
    this.box = kept(`outbox:${token}:`).map(([, act]) => act);
    this.status = { live: false, retryAt: 0, ended: "" };
    addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !this.status.live) this.again();
    });
    setInterval(() => this.#beat(), PING);
    setInterval(() => this.#polling && this.#dial(), AGAIN);
  }
  open() {
    clearTimeout(this.#timer);
    if (this.status.ended) return;
    if (this.#mute >= BLOCKED) this.#poll();
    this.#dial();
  }
  // Try a socket; without an answer in time it is given up.
  #dial() {
    if (this.status.ended || (this.status.live && !this.#polling)) return;
    clearTimeout(this.#patience);
    this.#drop();
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    let socket;
    try {
      socket = new WebSocket(`${scheme}://${location.host}/ws/${this.token}`);
    } catch {
      this.#lost(4408);
      return;
    }
    this.#socket = socket;
    socket.onmessage = (event) => {
      if (socket === this.#socket) this.#take(JSON.parse(event.data));
    };
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#lost(event.code);
    };
    this.#patience = setTimeout(() => {
      if (socket !== this.#socket) return;
      this.#drop();
      this.#lost(4408);
    }, PATIENCE);
  }
  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
  // Somebody does not want to wait: whatever is under way is given up, and tried anew.
  again() {
    if (!this.status.live && !this.status.ended) this.open();
  }
  // Send an act; the promise is kept when the server has confirmed or refused it, even after a reload of the line.
  ask(act) {
    const whole = { id: fresh(), ...act };
    this.box.push(whole);
    keep(`outbox:${this.token}:${whole.id}`, whole);
    if (this.status.live) this.#send(whole);
    return new Promise((done) => this.#waiting.set(whole.id, done));
  }
  // All that was asked and that what the page was sent last does not hold yet: unsent, unconfirmed, or just confirmed.
  get under() {
    return [...this.#taken.map(({ act }) => act), ...this.box];
  }
  // Take back an act that has not been sent.
  forget(id) {
    this.box = this.box.filter((one) => one.id !== id);
    forget(`outbox:${this.token}:${id}`);
  }
  #send(what) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(what));
    else if (this.#polling && what.do !== "ping") this.#post(what);
  }
  async #post(act) {
    try {
      const answer = await fetch(`/api/act/${this.token}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(act),
      });
      this.#acked(await answer.json());
    } catch {
      /* it is still in the box, and is sent again when the line is back */
    }
  }
  // The line by plain requests: each waits until something has changed.
  async #poll() {
    if (this.#polling) return;
    this.#polling = true;
    let frame = "";
    while (this.#polling && !this.status.ended) {
      const since = performance.now();
      try {
        const answer = await fetch(`/api/view/${this.token}${frame ? `?after=${frame}` : ""}`);
        const found = await answer.json();
        if (!this.#polling) return;
        if (!answer.ok) {
          if (answer.status === 401 || answer.status === 403) this.#end(4000 + answer.status, found.reason);
          throw new Error(found.reason);
        }
        frame = String(found.frame);
        this.#take(found, since);
      } catch {
        this.#polling = false;
        this.#lost(4408);
      }
    }
  }
  // since: when this was asked for. A socket says what is so after all that it has confirmed; a request may be older.
  #take(message, since = Number.POSITIVE_INFINITY) {
    this.#heard = Date.now();
    if (message.type === "hello" || message.type === "change") this.#taken = this.#taken.filter(({ at }) => at > since);
    if (message.type === "hello") {
      clearTimeout(this.#patience);
      const byRequest = this.#socket?.readyState !== WebSocket.OPEN,
        was = this.status.live;
      if (!byRequest) {
        this.#polling = false;
        this.#mute = 0;
      }
      this.#tries = 0;
      if (!was) this.#say({ live: true, retryAt: 0, ended: "" });
      if (!was || !byRequest) this.box.forEach((one) => this.#send(one));
    }
    if (message.type === "ack") this.#acked(message);
    if (message.type === "bye") this.farewell = message;
    this.told.message(message);
  }
  #acked(ack) {
    const act = this.box.find((one) => one.id === ack.id);
    if (ack.status === 429 || ack.status === 503) {
      // not refused, only not now
      if (act) setTimeout(() => this.#send(act), 1000 * (ack.retry_after ?? 2));
      this.told.ack(ack, act, false);
      return;
    }
    this.forget(ack.id);
    if (act && ack.ok) this.#taken.push({ act, at: performance.now() });
    const done = this.#waiting.get(ack.id);
    this.#waiting.delete(ack.id);
    this.told.ack(ack, act, !done); // nobody waits for it: it was asked before the page was loaded again
    done?.(ack);
  }
  #beat() {
    if (!this.status.live || this.#polling) return;
    if (Date.now() - this.#heard > SILENT) {
      this.#drop();
      this.#lost(4408);
      return;
    }
    this.#send({ do: "ping" });
  }
  #end(code, reason) {
    this.#say({ live: false, retryAt: 0, ended: reason || ENDED[code] });
  }
  #lost(code) {
    clearTimeout(this.#patience);
    this.#socket = null;
    if (VOID.includes(code)) return this.#end(code, this.farewell?.reason);
    if (this.#polling) return; // a socket was tried beside the requests that carry the line
    if (!this.status.live) this.#mute += 1;
    const wait = Math.min(LONGEST, FIRST * 2 ** this.#tries++) * (0.6 + 0.8 * Math.random());
    this.#say({ live: false, retryAt: Date.now() + wait, ended: "" });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), wait);
  }
  #say(status) {
    this.status = status;
    this.told.status(status);
  }
}
