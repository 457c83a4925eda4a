// People: who is here and who is expected, marks, excuses, and what each part of a grade is worth.
import { html, nothing } from "../lit/lit-html.js";
import { glyph } from "../signs.js";
import { plural } from "../words.js";
import { ask } from "./act.js";
import { copy, person } from "./seats.js";

/** @typedef {import("../protocol.d.ts").RubricMarkView["part"]} Part */

const PARTS = {
  quiz: "Entry quiz",
  participation: "Participation",
  rationale: "Rationale",
  decision: "Decision quality",
  calibration: "Calibration",
  conduct: "Conduct",
  memo: "Debrief memo",
};

/** @param {import("../live.js").Live} live */
function marks(live, one) {
  const { rubric } = live.sections.console,
    parts = /** @type {[import("../protocol.d.ts").RubricMarkView["part"], number][]} */ (Object.entries(rubric.parts)),
    kept = (part) => rubric.given.find((each) => each.person === one.person && each.part === part);
  return html`<details><summary class="small">Marks<span class="unseen"> of ${one.name}</span></summary><div class="lengths">${parts.map(([part, most]) => html`<label class="small">${PARTS[part] ?? part} (${most})<input class="field" type="number" min="0" max=${most} step="0.5" .value=${String(kept(part)?.points ?? "")} @change=${(e) => ask(live, { do: "rubric", person: one.person, part, points: e.target.value === "" ? null : Number(e.target.value), note: kept(part)?.note ?? "" })} /></label>`)}</div><p class="caption">Empty: as the software worked it out.</p></details>`;
}

/** @param {import("../live.js").Live} live */
export function people(live) {
  const { seats, console: own } = live.sections;
  return html`<section class="stack" aria-label="People"><h2>People</h2>${own.not_started?.length ? html`<p class="small">Have not done the entry quiz: ${own.not_started.join(", ")}.</p>` : nothing}
    ${seats.map((seat) => html`<div class="stack"><h3 class="row">${glyph(seat.country, "small")}${seat.name} <span class="caption">${plural(seat.people.length, "person", "people")} of ${seat.places}</span></h3>${seat.people.length ? html`<ul class="hairline">${seat.people.map((one) => html`${person(live, seat, one)}<li>${marks(live, one)}</li>`)}</ul>` : html`<p class="small">The computer plays.</p>`}</div>`)}</section>`;
}

// A file of the class list goes up as it is; what is odd about it comes back in sentences.
/** @param {import("../live.js").Live} live */
async function takeList(live, file) {
  try {
    const answer = await fetch(`/api/roster/${live.token}`, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: file,
    });
    const found = await answer.json();
    live.ui.listSays = found.ok ? [`${plural(found.students, "student")} read.`, ...found.says] : [found.reason];
  } catch {
    live.ui.listSays = ["The class server does not answer; the list was not read. Try again in a moment."];
  }
  live.draw();
}

/** @param {import("../live.js").Live} live */
export function roster(live) {
  const { students, strangers } = live.sections.console.roster;
  const choose = (event) => {
    if (event.target.files[0]) takeList(live, event.target.files[0]);
    event.target.value = "";
  };
  return html`<section class="stack rule" aria-label="Class list"><h2>Class list</h2>
    <p class="small">CSV or XLSX, as Canvas and Moodle give it, or any table with a column of names. A new list stands instead of the old one.</p>
    <label class="stack"><span class="label">Read a class list</span><input class="field" type="file" accept=".csv,.tsv,.txt,.xlsx" @change=${choose} /></label>
    <div role="status">${(live.ui.listSays ?? []).map((one) => html`<p class="small">${one}</p>`)}</div>
    ${students.length ? html`<p><b>${students.filter((one) => one.person).length} of ${students.length}</b> have come. <a href="/labels/${live.token}" target="_blank">Print everybody’s own link</a></p><details><summary>The list</summary><ul class="hairline">${students.map((one) => listed(live, one))}</ul></details>` : nothing}
    ${strangers.length ? html`<h3>Here, and not on the list</h3><ul class="hairline">${strangers.map((number) => stranger(live, number))}</ul>` : nothing}</section>`;
}

/** @param {import("../live.js").Live} live */
function listed(live, one) {
  const place = (event) => ask(live, { do: "place", student: one.student, seat: event.target.value });
  return html`<li class="stack line-item"><div class="between wrap"><span><bdi>${one.name}</bdi> <span class="caption">${one.group} ${one.person ? "has come" : "not yet"}</span></span><button class="button plain" @click=${() => copy(live, one.link)}>Copy<span class="unseen"> the link of ${one.name}</span></button></div>
    <select class="field" aria-label="Team of ${one.name}" @change=${place}>${live.sections.seats.map((seat) => html`<option value=${seat.country} ?selected=${seat.country === one.seat}>${seat.name}</option>`)}</select>
    <details><summary class="small">Excuse<span class="unseen"> ${one.name}</span> <span class="caption">${one.excused.map((part) => PARTS[part]).join(", ")}</span></summary><div class="row wrap">${Object.entries(PARTS).map(([part, label]) => html`<label class="check small"><input type="checkbox" .checked=${one.excused.includes(part)} @change=${(e) => ask(live, { do: "excuse", student: one.student, part: /** @type {Part} */ (part), on: e.target.checked })} />${label}</label>`)}</div></details></li>`;
}

/** @param {import("../live.js").Live} live */
function stranger(live, number) {
  const everybody = live.sections.seats.flatMap((seat) => seat.people),
    name = everybody.find((one) => one.person === number)?.name ?? number,
    missing = live.sections.console.roster.students.filter((one) => !one.person);
  const enrol = (event) => ask(live, { do: "enrol", person: number, student: event.target.value || null });
  return html`<li class="between wrap line-item"><bdi>${name}</bdi><select class="field" aria-label="Who ${name} is" @change=${enrol}><option value="">Nobody on the list</option>${missing.map((one) => html`<option value=${one.student}>${one.name}</option>`)}</select></li>`;
}

/** @param {import("../live.js").Live} live */
export function weights(live) {
  const parts = Object.entries(live.sections.console.rubric.parts),
    whole = parts.reduce((sum, [, most]) => sum + most, 0);
  return html`<section class="stack rule" aria-label="Grading"><h2>Grading</h2><p class="small">What is skipped counts nought; what is excused, or worth nought, is left out. Marks go out of 100 of what could be reached.</p>
    <fieldset class="lengths"><legend class="label">Points for each part, ${whole} together</legend>${parts.map(([part, most]) => html`<label class="small">${PARTS[part]}<input class="field" type="number" min="0" max="100" step="1" .value=${String(most)} @change=${(e) => ask(live, { do: "weigh", parts: { [part]: Number(e.target.value) } })} /></label>`)}</fieldset></section>`;
}
