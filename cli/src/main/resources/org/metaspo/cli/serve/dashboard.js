const token = document.querySelector("meta[name=metaspo-token]").content;
const view = { rows: [], by: "changed", down: true, search: "", status: "", chosen: new Set(), seen: new Map(), said: new Map() };

const candidateOf = (row) => row.result && row.result.comparison;
const COLUMNS = [
  ["chosen", "", null],
  ["name", "run", (row) => row.name + row.place],
  ["method", "method", (row) => row.method],
  ["status", "status", (row) => row.status],
  ["gain", "gain, points", (row) => (candidateOf(row) ? row.result.comparison.difference : -9)],
  ["answers", "answers", (row) => row.answers],
  ["usd", "USD", (row) => Number(row.usd)],
  ["changed", "last change", (row) => row.changed],
  ["actions", "", null],
];

/** Answers per second, from the last looks at a run that is at work. */
function rate(row) {
  const looks = view.seen.get(row.id) || [];
  if (looks.length === 0 || looks.at(-1)[1] !== row.answers) {
    looks.push([Date.now(), row.answers]);
    view.seen.set(row.id, looks.slice(-15));
  }
  const [first, last] = [looks[0], looks.at(-1)];
  return last[0] > first[0] ? (1000 * (last[1] - first[1])) / (last[0] - first[0]) : 0;
}

function statusOf(row) {
  if (row.status !== "working") {
    return el("span", { class: "status " + row.status }, row.status === "cut-off" ? "cut off" : row.status);
  }
  const speed = rate(row);
  const left = speed > 0 ? (row.planned - row.answers) / speed : null;
  return el("div", { class: "status working" }, "working", el("br"), el("progress", { max: row.planned, value: Math.min(row.answers, row.planned), "aria-label": "answers of at most " + row.planned }),
    el("br"), el("small", null, speed > 0 ? speed.toFixed(1) + " answers/s, at most " + duration(left) + " left" : "starting"));
}

function duration(seconds) {
  return seconds < 120 ? Math.round(seconds) + " s" : seconds < 7200 ? Math.round(seconds / 60) + " min" : (seconds / 3600).toFixed(1) + " h";
}

function gainOf(row) {
  const comparison = candidateOf(row);
  return comparison ? el("span", null, points(comparison.difference), el("br"), el("small", { class: "nowrap" }, points(comparison.low) + " to " + points(comparison.high))) : "–";
}

/** What a button was answered stays until the run's status changes. */
async function act(row, what) {
  const say = (words) => { view.said.set(row.id + row.status, words); draw(); };
  say("asking");
  try {
    const reply = await fetch("/runs/" + row.id + "/" + what, { method: "POST", headers: { "X-MetaSPO-Token": token } });
    say(reply.ok ? ((await reply.json()).done ? "asked to " + what : "nothing to " + what) : (await reply.text()).trim());
  } catch (problem) {
    say("the dashboard does not answer");
  }
}

function actions(row) {
  const said = view.said.get(row.id + row.status);
  const button = (words, what) => (said ? el("small", { role: "status" }, said) : el("button", { id: what + row.id, onclick: () => act(row, what) }, words));
  return el("div", { class: "actions" },
    row.result ? el("a", { id: "report" + row.id, href: "/runs/" + row.id + "/report" }, "Report") : null,
    row.result ? el("button", { id: "copy" + row.id, onclick: (event) => copy(event.target, row.result.systemPrompt.learned) }, "Copy prompt") : null,
    row.status === "working" ? button("Stop", "stop") : null,
    ["cut-off", "budget", "interrupted", "failed"].includes(row.status) ? button("Resume", "resume") : null);
}

async function copy(button, value) {
  try {
    await navigator.clipboard.writeText(value);
    button.textContent = "Copied";
  } catch {
    show("The learned system prompt", text(value, true));
  }
}

function rowsShown() {
  const [, , key] = COLUMNS.find(([name]) => name === view.by);
  const needle = view.search.toLowerCase();
  const rows = view.rows.filter((row) => (view.status === "" || row.status === view.status) &&
    (row.name + " " + row.place + " " + row.method + " " + row.command).toLowerCase().includes(needle));
  rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (view.down ? -1 : 1));
  return rows;
}

function sortBy(name) {
  view.down = view.by === name ? !view.down : true;
  view.by = name;
  draw();
}

function tableOf(rows) {
  const head = COLUMNS.map(([name, title, key]) => el("th", { scope: "col", "aria-sort": view.by === name ? (view.down ? "descending" : "ascending") : null },
    key ? el("button", { id: "sort" + name, onclick: () => sortBy(name) }, title + (view.by === name ? (view.down ? " ↓" : " ↑") : "")) : title));
  return el("div", { class: "scroll" }, el("table", { class: "runs" }, el("thead", null, el("tr", null, head)), el("tbody", null, rows.map((row) => el("tr", { "data-run": row.id },
    el("td", { class: "choose" }, row.result ? el("input", { type: "checkbox", id: "choose" + row.id, "aria-label": "compare " + row.place, checked: view.chosen.has(row.id), onchange: (event) => choose(row.id, event.target.checked) }) : null),
    el("td", { class: "run" }, el("bdi", null, row.name), el("br"), el("small", null, row.place)),
    el("td", { "data-title": "method" }, row.method, el("br"), el("small", null, row.command)),
    el("td", { "data-title": "status" }, statusOf(row)),
    el("td", { class: "number", "data-title": "gain, points" }, gainOf(row)),
    el("td", { class: "number", "data-title": "answers" }, count(row.answers)),
    el("td", { class: "number", "data-title": "USD" }, Number(row.usd) === 0 ? "–" : Number(row.usd).toFixed(4)),
    el("td", { class: "nowrap", "data-title": "last change" }, row.changed.slice(0, 10), el("br"), el("small", null, row.changed.slice(11, 16))),
    el("td", { class: "act" }, actions(row)))))));
}

function choose(id, on) {
  view.chosen[on ? "add" : "delete"](id);
  draw();
}

function compare() {
  const runs = view.rows.filter((row) => view.chosen.has(row.id) && row.result);
  const names = [...new Set(runs.flatMap((row) => row.result.tasks.map((task) => task.name)))];
  const score = (row, name) => {
    const task = row.result.tasks.find((each) => each.name === name);
    const test = task && task.scores.test;
    return test && test.candidate ? interval(test.candidate) : "–";
  };
  show("Runs side by side",
    table(["task", ...runs.map((row) => row.place)], names.map((name) => [name, ...runs.map((row) => score(row, name))]), [], "Test scores of the candidates"),
    el("p", { class: "soft" }, "Test scores of the candidates in percent, with 95 % intervals. Whether two runs differ is told by: ", el("code", null, "metaspo compare RUN_DIR RUN_DIR")),
    runs.slice(1).map((row) => [el("h3", { dir: "auto" }, "Learned prompt of " + row.place + ", against " + runs[0].place),
      promptDifference(runs[0].result.systemPrompt.learned, row.result.systemPrompt.learned, () => null)]));
}

/** The controls stay while the table is drawn anew under the hands of whoever uses it, and the focus stays where it was. */
const controls = {
  status: el("select", { id: "status", onchange: () => { view.status = controls.status.value; draw(); } }),
  search: el("input", { id: "search", type: "search", oninput: () => { view.search = controls.search.value; draw(); } }),
  compare: el("button", { id: "compare", onclick: compare }),
  table: el("div"),
};
document.getElementById("content").replaceChildren(
  el("div", { class: "controls" }, el("label", null, "containing", controls.search), el("label", null, "status", controls.status), controls.compare), controls.table);

function draw() {
  const focused = document.activeElement && document.activeElement.id;
  const statuses = ["", ...new Set(view.rows.map((row) => row.status))];
  if ([...controls.status.options].map((option) => option.value).join() !== statuses.join()) {
    controls.status.replaceChildren(...statuses.map((status) => el("option", { value: status, selected: status === view.status }, status || "any")));
  }
  controls.compare.disabled = view.chosen.size < 2;
  controls.compare.textContent = "Compare " + (view.chosen.size < 2 ? "(choose two)" : view.chosen.size);
  controls.table.replaceChildren(view.rows.length > 0 ? tableOf(rowsShown()) :
    el("p", null, "There is no run here yet. Begin one by ", el("code", null, "metaspo demo"), " or ", el("code", null, "metaspo train"), "."));
  const again = focused && document.getElementById(focused);
  if (again && again !== document.activeElement) {
    again.focus();
  }
}

const events = new EventSource("/events");
events.onmessage = (event) => {
  view.rows = JSON.parse(event.data);
  document.getElementById("state").textContent = "live, " + count(view.rows.length) + " runs";
  draw();
  document.documentElement.dataset.ready = "true";
};
events.onerror = () => {
  document.getElementById("state").textContent = "the dashboard does not answer; what is shown is of " + new Date().toLocaleTimeString();
};
