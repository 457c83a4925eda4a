// Any cell of a study looked at: what lies down and across, what the rest is held at, what is shown. No server, no library.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("cells-data").textContent);
  const words = data.words;
  const form = document.getElementById("filters");
  const wide = data.dimensions.filter((dimension) => dimension.values.length > 1);
  if (!wide.length) return;
  const strides = data.dimensions.map((_, place) =>
    data.dimensions.slice(place + 1).reduce((many, after) => many * after.values.length, 1),
  );

  /** @param {string} name @param {Record<string, any>} given @param {...any} inside */
  function made(name, given = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(given)) {
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null) element.setAttribute(key, value);
    }
    element.append(...inside);
    return element;
  }

  const seats = wide.filter((dimension) => dimension.seat);
  const chosen = {
    down: (seats[0] || wide[0]).key,
    across: (seats[1] || wide.find((dimension) => dimension !== (seats[0] || wide[0])) || wide[0]).key,
    shown: seats[0] ? `legacy_${seats[0].seat}` : "fractured",
    series: Object.keys(data.series)[0] || "",
    at: Object.fromEntries(data.dimensions.map((dimension) => [dimension.key, 0])),
  };

  function remembered() {
    for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
      if ((key === "down" || key === "across") && wide.some((one) => one.key === value)) chosen[key] = value;
      else if (key === "shown" && data.measures[value]) chosen.shown = value;
      else if (key === "series" && data.series[value]) chosen.series = value;
      else {
        const dimension = data.dimensions.find((one) => one.key === key);
        const place = dimension ? dimension.values.findIndex((one) => one.name === value) : -1;
        if (place >= 0) chosen.at[key] = place;
      }
    }
  }

  function remember() {
    const said = new URLSearchParams({ down: chosen.down, across: chosen.across, shown: chosen.shown });
    if (chosen.series) said.set("series", chosen.series);
    for (const dimension of wide) said.set(dimension.key, dimension.values[chosen.at[dimension.key]].name);
    history.replaceState(null, "", `#${said}`);
  }

  const cellAt = (at) =>
    data.dimensions.reduce((sum, dimension, place) => sum + at[dimension.key] * strides[place], 0);
  const groundOf = (at) => data.grounds[Math.floor(cellAt(at) / data.profiles)];
  const number = (value, digits) => value.toFixed(digits).replace("-", "−");

  function select(name, label, value, options, onchange) {
    const list = made("select", { name, onchange: (event) => onchange(event.target.value) });
    for (const [choice, title] of options) {
      const option = made("option", { value: choice }, title);
      option.selected = choice === value;
      list.append(option);
    }
    return made("label", {}, label, list);
  }

  function filters() {
    const ways = wide.map((dimension) => [dimension.key, dimension.title]);
    const again = (change) => (value) => {
      change(value);
      draw();
    };
    const lists = [
      select("shown", words.shown, chosen.shown, Object.entries(data.measures).map(([name, one]) => [name, one.title]), again((value) => (chosen.shown = value))),
      select("down", words.down, chosen.down, ways, again((value) => {
        if (value === chosen.across) chosen.across = chosen.down;
        chosen.down = value;
      })),
    ];
    if (wide.length > 1) {
      lists.push(select("across", words.across, chosen.across, ways, again((value) => {
        if (value === chosen.down) chosen.down = chosen.across;
        chosen.across = value;
      })));
    }
    for (const dimension of wide) {
      if (dimension.key === chosen.down || dimension.key === chosen.across) continue;
      const options = dimension.values.map((one, place) => [String(place), one.title]);
      lists.push(select(dimension.key, dimension.title, String(chosen.at[dimension.key]), options, again((value) => (chosen.at[dimension.key] = Number(value)))));
    }
    const focused = [...form.querySelectorAll("select")].indexOf(document.activeElement);
    form.replaceChildren(...lists);
    if (focused >= 0) form.querySelectorAll("select")[focused]?.focus();
  }

  function matrix() {
    const measure = data.measures[chosen.shown];
    const down = data.dimensions.find((one) => one.key === chosen.down);
    const across = wide.length > 1 ? data.dimensions.find((one) => one.key === chosen.across) : null;
    const columns = across ? across.values : [{ title: measure.title }];
    const cells = down.values.map((_, row) =>
      columns.map((__, column) => ({ ...chosen.at, [down.key]: row, ...(across ? { [across.key]: column } : {}) })),
    );
    const values = cells.flat().map((at) => measure.values[cellAt(at)][0]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const scored = down.seat && chosen.shown === `legacy_${down.seat}` && data.regrets;
    const caption = document.getElementById("matrix-caption");
    caption.textContent = `${measure.title}, ${measure.unit}: ${measure.fresh ? words.fresh : words.all_worlds}`;
    const heads = columns.map((one) => made("th", { scope: "col" }, one.title));
    if (scored) heads.push(made("th", { scope: "col" }, words.worst_regret));
    const table = document.getElementById("matrix");
    table.tHead.replaceChildren(made("tr", {}, made("td"), ...heads));
    table.tBodies[0].replaceChildren(
      ...cells.map((row, place) => {
        const line = made("tr", {}, made("th", { scope: "row" }, down.values[place].title));
        for (const at of row) line.append(made("td", {}, cellButton(at, measure, low, high)));
        if (scored) line.append(regret(row[0], down, place));
        return line;
      }),
    );
    key(measure);
  }

  function cellButton(at, measure, low, high) {
    const cell = cellAt(at);
    const [value, from, to] = measure.values[cell];
    const heat = high > low ? 4 + (34 * (value - low)) / (high - low) : 10;
    const nash = data.nash[cell];
    const button = made(
      "button",
      {
        type: "button",
        style: `--heat: ${heat.toFixed(1)}`,
        class: nash ? `nash ${nash}` : null,
        "aria-pressed": String(cell === cellAt(chosen.at)),
        onclick: () => {
          chosen.at = at;
          draw();
        },
      },
      made("b", {}, number(value, measure.digits)),
    );
    for (const seat of data.answers[cell] || []) button.append(made("span", { class: "tag", title: words.best_answer }, seat));
    if (nash) button.append(made("span", { class: "unseen" }, ` ${words.nash}, ${words[nash]}`));
    button.append(made("small", {}, `${number(from, measure.digits)} to ${number(to, measure.digits)}`));
    return button;
  }

  function regret(at, down, place) {
    const own = (data.regrets[groundOf(at)] || {})[`${down.key}=${down.values[place].name}`];
    const said = own ? `${number(own[0], 1)} (${number(own[1], 1)} to ${number(own[2], 1)})` : "–";
    return made("td", { class: "regret" }, said);
  }

  function key(measure) {
    const line = document.getElementById("matrix-key");
    line.replaceChildren();
    if (!data.answers.length) return;
    line.append(made("span", { class: "tag" }, seats[0].key), ` ${words.best_answer} · `, made("span", { class: "swatch" }), ` ${words.nash}`);
  }

  function focus() {
    const cell = cellAt(chosen.at);
    const titles = data.dimensions.map((one) => `${one.title}: ${one.values[chosen.at[one.key]].title}`);
    const shares = made("dl", { class: "shares" });
    for (const [name, measure] of Object.entries(data.measures)) {
      if (!measure.outcome) continue;
      const [value, from, to] = measure.values[cell];
      const bar = made("dd", { class: "bar" }, made("i", { style: `width: ${value.toFixed(1)}%` }));
      shares.append(made("div", {}, made("dt", {}, measure.title), bar, made("dd", {}, `${number(value, 1)}\u00a0% (${number(from, 1)} to ${number(to, 1)})`)));
    }
    const told = made("div", {}, made("h3", {}, words.focus), made("p", {}, titles.join(" · ")), shares);
    const parts = [told];
    if (chosen.series) parts.push(series(cell));
    document.getElementById("focus").replaceChildren(...parts);
  }

  function series(cell) {
    const names = Object.entries(data.series).map(([name, one]) => [name, one.title]);
    const list = select("series", words.series, chosen.series, names, (value) => {
      chosen.series = value;
      draw();
    });
    return made("div", {}, list, fan(data.series[chosen.series], cell));
  }

  function fan(one, cell) {
    const space = "http://www.w3.org/2000/svg";
    const drawn = (name, given, text = "") => {
      const element = document.createElementNS(space, name);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      element.textContent = text;
      return element;
    };
    const [left, top, width, height] = [44, 12, 420, 190];
    const flat = one.fans.flat();
    const [low, high] = [Math.min(...flat), Math.max(...flat)];
    const rows = one.fans[cell];
    const many = rows.length / 5;
    const x = (quarter) => left + (width * quarter) / Math.max(1, many - 1);
    const y = (value) => top + height - (height * (value - low)) / Math.max(1e-9, high - low);
    const at = (quarter, place) => `${x(quarter).toFixed(1)},${y(rows[5 * quarter + place]).toFixed(1)}`;
    const quarters = [...Array(many).keys()];
    const band = (from, to) =>
      [...quarters.map((quarter) => at(quarter, from)), ...quarters.toReversed().map((quarter) => at(quarter, to))].join(" ");
    const last = rows.slice(-5).map((value) => number(value, 1));
    const picture = drawn("svg", { viewBox: `0 0 ${left + width + 24} ${top + height + 34}`, role: "img", "aria-label": `${one.title}, ${last[2]} at the end (half between ${last[1]} and ${last[3]})` });
    for (const part of [0, 0.5, 1]) {
      const value = low + part * (high - low);
      picture.append(drawn("line", { x1: left, x2: left + width, y1: y(value), y2: y(value), class: "rule" }));
      picture.append(drawn("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value, Math.abs(high - low) < 5 ? 1 : 0)));
    }
    picture.append(drawn("polygon", { points: band(0, 4), class: "outer" }), drawn("polygon", { points: band(1, 3), class: "inner" }));
    picture.append(drawn("polyline", { points: quarters.map((quarter) => at(quarter, 2)).join(" "), class: "median" }));
    for (const quarter of [0, many - 1]) {
      picture.append(drawn("text", { x: x(quarter), y: top + height + 20, "text-anchor": "middle" }, data.quarters[quarter]));
    }
    return picture;
  }

  function draw() {
    remember();
    filters();
    matrix();
    focus();
  }

  remembered();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  document.getElementById("looked-at").hidden = false;
  draw();
})();
