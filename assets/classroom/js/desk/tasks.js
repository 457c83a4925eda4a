// Tasks of one person: forecasts, why, proposals off the menu, entry quiz, exit ticket, role and name.
import { html, nothing } from "../lit/lit-html.js";
import { field, segments, text, wordsIn, write } from "../fields.js";
import { glyph, icon } from "../signs.js";
import { ROLES, capital, list, oddsWord, percent, season, whole } from "../words.js";
import { myself, own } from "./parts.js";

const RULED = {
  as_suggested: "It happens, as was suggested",
  half: "It happens by half",
  refuse: "It does not happen",
  by_hand: "It happens, as the facilitator rules",
  promise: "It stands as a promise",
  treaty: "It stands as a treaty",
  talk: "It is talk",
};

/** @param {import("../live.js").Live} live */
export function forecasts(live) {
  const { forecast } = live.sections.tasks;
  if (!forecast?.questions?.length) return nothing;
  const kept = (live.ui.guess ??= {}),
    key = (one) => `${forecast.turn}:${one.question}`;
  const set = (one, value) => {
    kept[key(one)] = Number(value);
    live.draw();
  };
  const send = (one) =>
    live.ask({
      do: "forecast",
      turn: forecast.turn,
      question: one.question,
      p: kept[key(one)] ?? forecast.mine[one.question] ?? 50,
    });
  return html`<section class="stack" aria-label="Forecasts"><div class="between"><h2>How likely is it?</h2><span class="caption">your own; scored when it is known</span></div>
    ${forecast.questions.map((one) => {
      const shown = kept[key(one)] ?? forecast.mine[one.question],
        sent = forecast.mine[one.question] === shown && shown !== undefined;
      return html`<div class="tight question">
      <label for="guess-${one.question}">${one.says}</label>
      <div class="row"><input type="range" id="guess-${one.question}" min="0" max="100" step="1" .value=${String(shown ?? 50)} ?disabled=${!forecast.open} aria-valuetext=${shown === undefined ? "not answered" : `${whole(shown)} per cent, ${oddsWord(shown / 100)}`} @input=${(e) => set(one, e.target.value)} @change=${(
        e,
      ) => {
        set(one, e.target.value);
        send(one);
      }} />
      <output class="figure strong guess">${shown === undefined ? "–" : `${whole(shown)} %`}</output></div>
      <p class="caption">${shown === undefined ? "Not answered yet." : `${oddsWord(shown / 100)}${sent ? "; kept." : "…"}`} Known in ${one.resolves}.</p></div>`;
    })}
    ${scored(forecast.scored)}</section>`;
}

function scored(rows) {
  if (!rows?.length) return nothing;
  const mean = rows.reduce((sum, one) => sum + one.brier, 0) / rows.length;
  const names = {
    fracture: "A break by the end",
    weaker: "Weaker by the quarter’s end",
    brent: "Brent above its price",
  };
  return html`<details><summary>How your forecasts came out (mean Brier score ${mean.toFixed(2)})</summary><div class="scrolls" tabindex="0" role="region" aria-label="Scored forecasts"><table><thead><tr><th>Quarter</th><th>Question</th><th class="number">You</th><th class="number">Model</th><th>Happened</th><th class="number">Brier</th></tr></thead>
    <tbody>${rows.map((one) => html`<tr><td>${one.turn}</td><td>${names[one.question] ?? one.question}</td><td class="number">${whole(one.p)} %</td><td class="number">${percent(one.model)}</td><td>${one.happened ? "yes" : "no"}</td><td class="number">${one.brier.toFixed(2)}</td></tr>`)}</tbody></table></div><p class="caption">0 is perfect, 0.25 is what “fifty-fifty” always earns.</p></details>`;
}

/** @param {import("../live.js").Live} live */
export function rationale(live) {
  const { rationale: asked } = live.sections.tasks,
    { orders } = live.sections,
    name = `why-${asked.turn}`;
  const value = text(live, name),
    same = orders.rationale && value.trim() === orders.rationale;
  if (!value && orders.rationale && !live.ui[name]) {
    live.ui[name] = true;
    write(live, name, orders.rationale);
  }
  const words = wordsIn(text(live, name));
  return html`<form class="stack" aria-label="Why these orders" @submit=${(e) => {
    e.preventDefault();
    live.ask({ do: "rationale", turn: asked.turn, text: text(live, name).trim() });
  }}>
    <div class="between"><h2>Why these orders?</h2><span class="caption">${capital(season(orders.quarter))}; for your grade and the debrief</span></div>
    ${field(live, name, { label: "Why, in at most fifty words", hidden: true, rows: 3, most: 500, words: asked.most_words, ghost: "What do you want, and why should this bring it?" })}
    <button class="button" ?disabled=${!words || words > asked.most_words || same}>${same ? "Kept" : "Keep this reason"}</button></form>`;
}

/** @param {import("../live.js").Live} live */
export function proposals(live) {
  const rows = live.sections.tasks.proposals ?? [],
    others = live.sections.seats.filter((one) => one.country !== live.me.seat),
    joined = (live.ui.joined ??= []);
  const send = async (event) => {
    event.preventDefault();
    const ack = await live.ask({
      do: "propose",
      title: text(live, "propose-title").trim(),
      text: text(live, "propose-text").trim(),
      reasons: text(live, "propose-reasons").trim(),
      with: joined,
    });
    if (ack.ok) {
      ["title", "text", "reasons"].forEach((one) => write(live, `propose-${one}`, ""));
      live.ui.joined = [];
      live.draw();
    }
  };
  const flip = (country) => {
    live.ui.joined = joined.includes(country) ? joined.filter((one) => one !== country) : [...joined, country];
    live.draw();
  };
  return html`<section class="stack" aria-label="Proposals"><div class="between"><h2>Something that is not on the list</h2><span class="caption">the facilitator rules</span></div>
    ${rows.length ? html`<ul class="hairline">${rows.toReversed().map((one) => html`<li class="line-item tight"><div class="between"><h3>${one.title}</h3><span class="status">${one.status}</span></div><p>${one.text}</p>${one.ruling ? html`<p class="small"><b>${RULED[one.ruling.how]}.</b> ${one.ruling.reason}</p>` : nothing}</li>`)}</ul>` : nothing}
    <details><summary>Propose something</summary><form class="stack" @submit=${send}>
      ${field(live, "propose-title", { label: "In a few words", most: 120 })}${field(live, "propose-text", { label: "What you do, and with what effect", rows: 3 })}${field(live, "propose-reasons", { label: "Why it would work", rows: 2 })}
      <fieldset><legend class="label">Together with</legend><div class="row wrap">${others.map((one) => html`<label class="check"><input type="checkbox" .checked=${joined.includes(one.country)} @change=${() => flip(one.country)} />${glyph(one.country, "small")}${one.name}</label>`)}</div></fieldset>
      <button class="button" ?disabled=${!text(live, "propose-title").trim() || !text(live, "propose-text").trim()}>Lay before the facilitator</button></form></details></section>`;
}

/** @param {import("../live.js").Live} live */
export function quiz(live) {
  const { quiz: asked } = live.sections.tasks;
  if (!asked?.questions?.length || (!asked.open && !asked.mine)) return nothing;
  const picked = (live.ui.quiz ??= {}),
    right = asked.correct ? Object.values(asked.correct).filter(Boolean).length : 0;
  const send = (event) => {
    event.preventDefault();
    live.ask({ do: "quiz", answers: picked });
  };
  return html`<details ?open=${!asked.mine && live.sections.room.phase === "lobby"}><summary>Entry quiz${asked.mine ? `: ${right} of ${asked.questions.length} right` : ""}</summary>
    <form class="stack" @submit=${send}>${asked.questions.map(
      (one) => html`<fieldset class="tight" ?disabled=${!asked.open}><legend class="label">${one.says}</legend>
      ${one.options.map(
        (option, at) =>
          html`<label class="choice"><input type="radio" name=${one.question} .checked=${(asked.mine ?? picked)[one.question] === at} @change=${() => {
            picked[one.question] = at;
            live.draw();
          }} />${option}${asked.right?.[one.question] === at ? html`<span class="caption tag">${icon("check", "small")}right</span>` : nothing}</label>`,
      )}
      ${asked.why?.[one.question] ? html`<p class="caption">${asked.why[one.question]}</p>` : nothing}</fieldset>`,
    )}
      ${asked.open ? html`<button class="button" ?disabled=${Object.keys(picked).length < asked.questions.length}>Hand in${Object.keys(picked).length < asked.questions.length ? ` (${Object.keys(picked).length} of ${asked.questions.length} answered)` : ""}</button>` : nothing}</form></details>`;
}

/** @param {import("../live.js").Live} live */
export function ticket(live) {
  const { ticket: asked } = live.sections.tasks,
    team = own(live).people,
    shares = (live.ui.shares ??= { ...(asked?.mine?.shares ?? {}) });
  if (!asked?.open && !asked?.mine) return nothing;
  const sum = Object.values(shares).reduce((all, one) => all + one, 0);
  const send = (event) => {
    event.preventDefault();
    live
      .ask({ do: "ticket", lesson: text(live, "lesson").trim(), doubt: text(live, "doubt").trim(), shares })
      .then((ack) => ack.ok && live.say("Thank you. Your ticket is kept."));
  };
  return html`<form class="stack panel" aria-label="Exit ticket" @submit=${send}><h2>Exit ticket</h2>${asked.mine ? html`<p class="small row">${icon("check", "small")}Kept. You may still change it.</p>` : nothing}
    ${field(live, "lesson", { label: "One lesson", rows: 2, most: 400 })}${field(live, "doubt", { label: "One doubt", rows: 2, most: 400 })}
    ${
      team.length > 1
        ? html`<fieldset class="stack"><legend class="label">Who carried how much of the work, in per cent</legend>${team.map(
            (one) =>
              html`<label class="between">${one.name}<input class="field share" type="number" min="0" max="100" step="5" inputmode="numeric" .value=${String(shares[one.person] ?? "")} @input=${(
                e,
              ) => {
                shares[one.person] = Number(e.target.value);
                live.draw();
              }} /></label>`,
          )}<p class="caption">${sum} of 100. Anonymous to the class; named in the facilitator’s export.</p></fieldset>`
        : nothing
    }
    <button class="button" ?disabled=${!asked.open}>Hand in the ticket</button></form>`;
}

/** @param {import("../live.js").Live} live */
function who(live) {
  const me = myself(live),
    save = () =>
      live.ask({ do: "rename", person: live.me.person, name: text(live, "name").trim() }).then((ack) => {
        if (ack.ok) write(live, "name", "");
      });
  return html`<details><summary>You: ${me.name}, ${ROLES[me.role]?.toLowerCase() ?? ""}</summary><div class="stack">
    ${segments("Your role", Object.entries(ROLES), me.role, (role) => live.ask({ do: "role", person: live.me.person, role }))}
    <p class="caption">The decider submits; analyst, envoy and mirror draft, talk and agree. Your team: ${list(own(live).people.map((one) => `${one.name} (${ROLES[one.role]?.toLowerCase()})`))}.</p>
    ${field(live, "name", { label: "Another name", most: 40, ghost: me.name })}<button class="button" ?disabled=${!text(live, "name").trim()} @click=${save}>Change the name</button></div></details>`;
}

/** @param {import("../live.js").Live} live */
export function tasks(live) {
  const { tasks: asked, room } = live.sections;
  return html`<div class="inset stack sections">${room.debrief_open ? html`<div class="notice wrap">${icon("eye")}<p class="grow">The debrief is open.</p><span class="row wrap"><a class="button" href="/d/${live.token}">Read it</a><a class="button" href="/report/${live.token}/${live.me.seat}">Your team’s report</a></span></div>` : nothing}
    ${ticket(live)}${asked ? html`${forecasts(live)}${room.phase === "debrief" ? nothing : html`${rationale(live)}${proposals(live)}`}${quiz(live)}` : nothing}${who(live)}</div>`;
}
