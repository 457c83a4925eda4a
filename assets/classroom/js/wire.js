// The line to the class: a socket that comes back by itself, and an outbox that sends each act until it is confirmed.
import { fresh, keep, recall } from "./keep.js";

const FIRST = 500,
  LONGEST = 8000,
  PING = 5000,
  SILENT = 16000;
const VOID = [4401, 4403];
const ENDED = {
  4401: "This link is no longer valid. Ask the facilitator for a new one.",
  4403: "This link is no longer yours. Ask the facilitator for a new one.",
};

export class Wire {
  #socket = null;
  #tries = 0;
  #timer = 0;
  #heard = 0;
  #waiting = new Map();
  constructor(token, told) {
    this.token = token;
    this.told = told; // {message, status, ack}
    this.box = recall(`outbox:${token}`, []);
    this.status = { live: false, retryAt: 0, ended: "" };
    addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && !this.status.live) this.again();
    });
    setInterval(() => this.#beat(), PING);
  }
  open() {
    clearTimeout(this.#timer);
    if (this.status.ended) return;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/ws/${this.token}`);
    this.#socket = socket;
    socket.onmessage = (event) => this.#take(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (socket === this.#socket) this.#lost(event.code);
    };
  }
  again() {
    if (!this.status.live && !this.status.ended && this.#socket?.readyState !== WebSocket.CONNECTING) this.open();
  }
  // Send an act; the promise is kept when the server has confirmed or refused it, even after a reload of the line.
  ask(act) {
    const whole = { id: fresh(), ...act };
    this.box.push(whole);
    this.#keepBox();
    if (this.status.live) this.#send(whole);
    return new Promise((done) => this.#waiting.set(whole.id, done));
  }
  // Take back an act that has not been sent.
  forget(id) {
    this.box = this.box.filter((one) => one.id !== id);
    this.#keepBox();
  }
  #send(what) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(what));
  }
  #keepBox() {
    keep(`outbox:${this.token}`, this.box.length ? this.box : null);
  }
  #take(message) {
    this.#heard = Date.now();
    if (message.type === "hello") {
      this.#tries = 0;
      this.#say({ live: true, retryAt: 0, ended: "" });
      this.box.forEach((one) => this.#send(one));
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
    const done = this.#waiting.get(ack.id);
    this.#waiting.delete(ack.id);
    this.told.ack(ack, act, !done); // nobody waits for it: it was asked before the page was loaded again
    done?.(ack);
  }
  #beat() {
    if (!this.status.live) return;
    if (Date.now() - this.#heard > SILENT) {
      this.#socket.close();
      this.#lost(4408);
      return;
    }
    this.#send({ do: "ping" });
  }
  #lost(code) {
    this.#socket = null;
    if (VOID.includes(code)) return this.#say({ live: false, retryAt: 0, ended: this.farewell?.reason || ENDED[code] });
    const wait = Math.min(LONGEST, FIRST * 2 ** this.#tries++) * (0.6 + 0.8 * Math.random());
    this.#say({ live: false, retryAt: Date.now() + wait, ended: "" });
    this.#timer = setTimeout(() => this.open(), wait);
  }
  #say(status) {
    this.status = status;
    this.told.status(status);
  }
}
