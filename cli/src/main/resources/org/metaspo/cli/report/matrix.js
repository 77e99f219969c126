/** What became of an answer: a mark, a class, words. */
const OUTCOMES = {
  r: ["✓", "right", "right"],
  w: ["✗", "wrong", "wrong"],
  p: ["½", "other", "partly right"],
  u: ["?", "wrong", "unparseable"],
  t: ["…", "wrong", "wrong, and cut off at max-tokens"],
  f: ["⊘", "wrong", "refused"],
  l: ["↧", "wrong", "too long for the model"],
  j: ["j", "other", "unjudged"],
  n: ["–", "other", "unanswered"],
};
const PAGE = 40;

/** Columns of the test as the rest of the page calls them. */
const NAMES = { initial: "start", empty: "no system prompt" };
const titled = (column) => (column.kind === "test" ? NAMES[column.name] ?? column.name : column.name);

/** The message that went out for one item: one pass over the template, as the program fills it. */
function filledIn(template, item) {
  return template.replace(/\{\{([^{}]+)\}\}|\{question\}/g, (slot, name) => {
    const key = name === undefined ? "question" : name.trim();
    return key === "question" && !(key in item.columns) ? item.question : item.columns[key] ?? slot;
  });
}

function matrix(data) {
  if (data.matrix.length === 0) {
    return null;
  }
  const state = { task: 0, view: "test", filter: "all", search: "", page: 0 };
  const box = el("div");
  const packed = new Map();
  const answers = (task) => packed.get(task) || packed.set(task, unpack("answers-" + task)).get(task);
  const change = (key) => (value) => {
    state[key] = key === "task" ? Number(value) : value;
    state.page = 0;
    if (key === "task") {
      state.view = "test";
    }
    draw();
  };
  const search = el("input", { type: "search", "aria-label": "Items that contain", oninput: () => change("search")(search.value) });

  async function open(task, column, row) {
    const { items, columns, cells } = data.matrix[task];
    const [response, read] = (await answers(task))[column][row];
    const item = items[row];
    show(titled(columns[column]),
      pairs(["outcome", OUTCOMES[cells[column][row]][2]], ["read from the answer", read], ["right answer", item.answer], ["split", item.split]),
      el("h3", null, "Answer"), text(response, true),
      el("h3", null, "User message"), text(filledIn(columns[column].userPrompt, item), true),
      el("h3", null, "System prompt"), text(columns[column].systemPrompt, true));
  }

  function rowsOf(task, shown) {
    const { items, columns, cells } = data.matrix[task];
    const needle = state.search.toLowerCase();
    const before = columns.findIndex((column) => column.kind === "test" && column.role === "initial");
    const after = columns.findIndex((column) => column.kind === "test" && column.role === "candidate");
    return items.map((_, row) => row).filter((row) => {
      const marks = shown.map((column) => cells[column][row]).filter((mark) => mark !== " ");
      const was = before < 0 ? " " : cells[before][row];
      const is = after < 0 ? " " : cells[after][row];
      const kept = {
        all: true,
        gained: was !== " " && was !== "r" && is === "r",
        lost: was === "r" && is !== " " && is !== "r",
        differ: new Set(marks).size > 1,
        failed: marks.some((mark) => OUTCOMES[mark][1] === "wrong"),
      }[state.filter] ?? marks.includes(state.filter);
      return marks.length > 0 && kept && (needle === "" || items[row].question.toLowerCase().includes(needle));
    });
  }

  function draw() {
    const { items, columns, cells } = data.matrix[state.task];
    const shown = columns.map((_, i) => i).filter((i) => columns[i].kind === state.view);
    const rows = rowsOf(state.task, shown);
    const asked = items.filter((_, row) => shown.some((column) => cells[column][row] !== " ")).length;
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const task = state.task;
    box.replaceChildren(
      el("p", { class: "soft", role: "status" }, count(rows.length) + " of " + count(asked) + " items" + (pages > 1 ? ", page " + (state.page + 1) + " of " + pages : "")),
      el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Items by candidates" },
        el("table", { class: "matrix" },
          el("thead", null, el("tr", null, el("th", { scope: "col" }, "item"), el("th", { scope: "col" }, "right answer"),
            shown.map((i) => el("th", { class: "column", scope: "col" }, titled(columns[i]))))),
          el("tbody", null, rows.slice(state.page * PAGE, (state.page + 1) * PAGE).map((row) => el("tr", null,
            el("td", { class: "item", dir: "auto" }, el("div", { title: items[row].question }, items[row].question)),
            el("td", { dir: "auto" }, items[row].answer),
            shown.map((i) => el("td", null, cells[i][row] === " " ? "" : cell(cells[i][row], titled(columns[i]), () => open(task, i, row))))))))),
      pages > 1 ? el("p", { class: "screen" }, step("Earlier", -1, pages), " ", step("Later", 1, pages)) : null);
  }

  function cell(mark, column, act) {
    const [sign, kind, words] = OUTCOMES[mark];
    return el("button", { class: "cell " + kind, title: words, "aria-label": column + ": " + words, onclick: act }, sign);
  }

  function step(words, by, pages) {
    return el("button", { disabled: state.page + by < 0 || state.page + by >= pages, onclick: () => { state.page += by; draw(); } }, words);
  }

  const views = [["test", "test items"], ["search", "items of the search (optimistic)"]]
    .filter(([kind]) => data.matrix.some((one) => one.columns.some((column) => column.kind === kind)));
  if (!views.some(([kind]) => kind === state.view)) {
    state.view = views[0][0];
  }
  const filters = [["all", "all"], ["gained", "wrong at the start, right now"], ["lost", "right at the start, wrong now"], ["differ", "where columns differ"], ["failed", "failed anywhere"]]
    .concat(["u", "t", "f", "l", "j", "n", "p"]
      .filter((mark) => data.matrix.some((one) => one.cells.some((column) => column.includes(mark)))).map((mark) => [mark, OUTCOMES[mark][2]]));
  draw();
  return [
    el("div", { class: "controls" },
      data.matrix.length > 1 ? choice("task", data.matrix.map((one, i) => [String(i), one.task]), "0", change("task")) : null,
      views.length > 1 ? choice("asked on", views, state.view, change("view")) : null,
      choice("show", filters, state.filter, change("filter")),
      el("label", null, "containing", search)),
    el("p", { class: "soft" }, ["r", "w", "p", "u", "t", "f", "l", "j", "n"]
      .filter((mark) => data.matrix.some((one) => one.cells.some((column) => column.includes(mark))))
      .map((mark) => OUTCOMES[mark][0] + " " + OUTCOMES[mark][2]).join(" · ") + ". A mark opens the request and its answer."),
    box,
  ];
}
