// One answer ready: what may be done to this seat before the quarter ends, and with what it then answers at once.
import { html, nothing } from "../lit/lit-html.js";
import { weeks } from "../words.js";
import { occasions, sheet } from "./parts.js";

/** @param {import("../live.js").Live} live */
function lay(live, one, each) {
  const { orders } = live.sections;
  live.say(each ? `${one.title}: ${each.title}.` : "No answer is ready.");
  live.ask({ do: "draft", turn: orders.turn, kind: "answer", order: one.occasion, step: each ? each.place : null });
}

/** @param {import("../live.js").Live} live */
export function answer(live) {
  const { orders } = live.sections,
    { found } = sheet(live),
    rows = occasions(live);
  const laid = rows.find((one) => found.prepared[one.occasion]),
    one = rows.find((each) => each.occasion === live.ui.occasion) ?? laid ?? rows[0];
  const choose = (event) => {
    live.ui.occasion = event.target.value;
    live.draw();
  };
  return html`<section class="stack" aria-label="One answer ready"><p class="small">If this is done to you before the quarter ends, your government answers in the same quarter, and you are not asked about it at night. Nobody else learns of it before. It costs nothing until it is given.</p>
    <label class="stack"><span class="label">What may be done to you</span><select class="field" .value=${one.occasion} @change=${choose}>${rows.map((each) => html`<option value=${each.occasion} ?selected=${each === one}>${each.title}</option>`)}</select></label>
    <ul class="choices">${one.answers.map((each) => {
      const on = found.prepared[one.occasion] === each.move;
      return html`<li><button class=${`choice-card ${on ? "choice-on" : ""}`} data-order=${each.move} aria-pressed=${on} ?disabled=${!orders.open} @click=${() => lay(live, one, on ? null : each)}>
        <span class="grow"><span class="order-title">${each.title}</span><span class="small">${each.says} This is ${each.measure}.</span></span><span class="coin ${on ? "coin-on" : ""}"><span class="unseen">costs when it is given, in weeks: </span>${weeks(each.price)}</span></button></li>`;
    })}</ul>
    ${laid ? html`<p class="small" role="status">Ready: ${laid.title}, ${laid.answers.find((each) => each.move === found.prepared[laid.occasion])?.title ?? ""}. Another one takes its place.</p>` : nothing}</section>`;
}
