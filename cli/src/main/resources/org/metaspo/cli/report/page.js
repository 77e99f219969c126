/** The sections in their order: [title, content]. Those without content are left out. */
function sections(data) {
  return [
    ["Summary", summary(data)],
    ["System prompt", systemPrompt(data)],
    ["Scores", scores(data)],
    ["Learning", learning(data)],
    ["Checks", checks(data)],
    ["Candidates", candidates(data)],
    ["Items", matrix(data)],
    ["User prompts", userPrompts(data)],
    ["Spending", spending(data)],
    ["Rejected", rejected(data)],
    ["Evaluation card", card(data)],
    ["Reproduce", reproduce(data)],
  ].filter(([, content]) => content);
}

function summary({ result, prompts, next }) {
  const calls = Object.values(result.usage).reduce((sum, use) => sum + use.calls, 0);
  const usd = Object.values(result.usage).reduce((sum, use) => sum + Number(use.usd), 0);
  const tile = (value, words) => el("div", { class: "tile" }, el("b", null, value), words);
  const { comparison } = result;
  return [el("p", null, el("b", null, "Next: "), sentence(next)), el("div", { class: "tiles" },
    comparison && tile(points(comparison.difference) + " points", `95 % interval ${points(comparison.low)} to ${points(comparison.high)}, on the test items`),
    tile(result.status, "how the run ended"),
    tile(count(calls), "calls" + (usd > 0 ? ", " + usd.toFixed(usd < 1 ? 4 : 2) + " USD" : "")),
    result.timings && tile(duration(result.timings.wallSeconds), "time of the last process"),
    tile(count(prompts.initial.tokens) + " → " + count(prompts.candidate.tokens), "tokens of the system prompt"))];
}

function duration(seconds) {
  return seconds < 120 ? seconds.toFixed(1) + " s" : seconds < 7200 ? (seconds / 60).toFixed(0) + " min" : (seconds / 3600).toFixed(1) + " h";
}

function systemPrompt({ result, userPrompts: others }) {
  const { initial, candidate, learned } = result.systemPrompt;
  const ablation = result.checks && result.checks.ablation;
  const effects = new Map((ablation ? ablation.sentences : []).map((sentence) => [sentence.text.trim(), sentence.without]));
  const effectOf = (sentence) => {
    const effect = effects.get(sentence.trim());
    return effect ? el("span", { class: "effect", dir: "ltr" }, " [without it " + points(effect.difference) + ", " + points(effect.low) + " to " + points(effect.high) + "] ") : null;
  };
  if (result.arms) {
    return [el("p", null, "The learned system prompt against the default one. Underlined: added. Struck through: removed."), promptDifference(initial, candidate, effectOf)];
  }
  if (initial === candidate) {
    const changed = others.some((each) => each.initial !== each.learned);
    return [el("p", null, "The search kept the system prompt that it began with" + (changed ? "; what it changed are user prompts, below." : ".")), text(initial)];
  }
  const use = candidate === learned ? "The candidate is what was learned." :
    "The candidate is not confirmed: what was learned, and stands in system-prompt.txt, is the start.";
  return [
    el("p", null, use, " Underlined: added. Struck through: removed."),
    promptDifference(initial, candidate, effectOf),
    el("p", { class: "screen" }, el("button", { onclick: (event) => copy(event.target, candidate) }, "Copy the candidate")),
    el("details", null, el("summary", null, "The start, and the candidate, each whole"), el("h3", null, "Start"), text(initial, true), el("h3", null, "Candidate"), text(candidate, true)),
  ];
}

async function copy(button, value) {
  try {
    await navigator.clipboard.writeText(value);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Your browser does not allow it: copy from the text below";
  }
}

function scores(data) {
  return data.result.arms ? armScores(data) : taskScores(data);
}

function taskScores({ result }) {
  const tested = result.tasks.filter((task) => task.scores.test);
  if (tested.length === 0) {
    return el("p", null, "The test items were not read, so there is no score to show.");
  }
  const all = tested.flatMap((task) => [task.scores.test.initial, task.scores.test.candidate, ...Object.values(task.baselines).map((value) => ({ low: value, high: value }))]);
  const low = Math.max(0, Math.min(...all.map((one) => one.low)) - 0.03);
  const high = Math.min(1, Math.max(...all.map((one) => one.high)) + 0.03);
  const baselines = [...new Set(tested.flatMap((task) => Object.keys(task.baselines)))];
  const mixed = new Set(tested.map((task) => task.metric)).size > 1;
  const shares = [["unparseable", "unparseable"], ["truncated", "truncated"], ["refused", "refused"], ["tooLong", "too long"], ["unjudged", "unjudged"], ["unanswered", "unanswered"]]
    .filter(([key]) => key === "unparseable" || tested.some((task) => task[key] > 0));
  const rows = tested.map((task) => {
    const { initial, candidate } = task.scores.test;
    return [task.name, dots([{ kind: "start", score: initial, name: "start" }, { kind: "candidate", score: candidate, name: "candidate" }], low, high),
      between(initial), between(candidate),
      task.comparison ? el("span", { class: "nowrap" }, points(task.comparison.difference), " (", range(task.comparison), ")") : "–", count(candidate.n),
      ...baselines.map((name) => percent(task.baselines[name]))];
  });
  const metrics = (task) => task.metric + (task.judge && task.judge.estimated ? " (judge-estimated)" : "");
  const rest = tested.map((task) => [task.name, ...(mixed ? [metrics(task)] : []), ...shares.map(([key]) => percent(task[key]))]);
  return [
    el("p", { class: "legend" }, el("span", null, el("i", { class: "swatch" }), "start"), el("span", null, el("i", { class: "swatch candidate" }), "candidate"),
      el("span", { class: "soft" }, (mixed ? "" : metrics(tested[0]) + ", ") + "test items; lines and brackets are 95 % intervals, for these tasks")),
    table(["task", axisOf(low, high), "start, %", "candidate, %", "difference, points", "n", ...baselines.map((name) => name + ", %")], rows,
      [5, ...baselines.map((_, i) => 6 + i)], "Scores by task"),
    el("h3", null, "What else became of the candidate's answers"),
    !mixed && tested.every((task) => shares.every(([key]) => task[key] === 0)) ? el("p", null, "Every one of them could be read, and none was cut off, refused or lost.") :
    table(["task", ...(mixed ? ["metric"] : []), ...shares.map(([, name]) => name + ", %")], rest, shares.map((_, i) => i + (mixed ? 2 : 1)), "What else became of the candidate's answers, by task"),
    (result.comparisons || []).length === 0 ? null : [el("h3", null, "By metric"), table(["metric", "tasks", "n", "difference, points", "interval", "p"],
      result.comparisons.map((each) => [each.metric, count(each.tasks), count(each.n), points(each.difference), range(each), each.p.toPrecision(2)]), [1, 2, 3, 5], "Comparison by metric")],
  ];
}

/** How an arm is drawn: as start and candidate are where it is one of these two. */
const kindOf = (arm) => ({ default: "start", learned: "candidate" })[arm] ?? "third";
const axisOf = (low, high) => (100 * low).toFixed(0) + " to " + (100 * high).toFixed(0) + " %";

function armScores({ result }) {
  const arms = result.arms;
  const names = arms[0].tasks.map((task) => task.name);
  if (names.length === 0) {
    return el("p", null, "No task was measured to its end.");
  }
  const all = arms.flatMap((arm) => arm.tasks);
  const low = Math.max(0, Math.min(...all.map((one) => one.low)) - 0.03);
  const high = Math.min(1, Math.max(...all.map((one) => one.high)) + 0.03);
  const row = (name, n, scoreOf) => [name, dots(arms.map((arm) => ({ kind: kindOf(arm.name), score: scoreOf(arm), name: arm.name })), low, high),
    ...arms.map((arm) => between(scoreOf(arm))), n];
  const rows = names.map((name, i) => row(name, count(arms[0].tasks[i].n), (arm) => arm.tasks[i]));
  const mean = arms.every((arm) => arm.mean) ? [row("all (mean)", "", (arm) => arm.mean)] : [];
  const against = arms.filter((arm) => arm.comparison);
  return [
    el("p", { class: "legend" }, arms.map((arm) => el("span", null, el("i", { class: "swatch " + kindOf(arm.name) }), arm.name))),
    table(["task", axisOf(low, high), ...arms.map((arm) => arm.name + ", %"), "n"], rows.concat(mean), [2 + arms.length], "Scores by task"),
    against.length === 0 ? null : table(["against default", "difference, points", "interval", "p"],
      against.map((arm) => [arm.name, points(arm.comparison.difference), range(arm.comparison), arm.comparison.p.toPrecision(2)]), [1, 3], "Arms against the default"),
    el("h3", null, "System prompts"), arms.map((arm) => el("details", null, el("summary", null, arm.name), text(arm.systemPrompt, true))),
  ];
}

function learning({ decisions, candidates: proposed, result }) {
  if (result.curve && result.curve.length > 0) {
    return adaptation(result.curve);
  }
  if (decisions.length < 2) {
    return null;
  }
  const known = (i) => proposed.slice(i === 0 ? 0 : decisions[i - 1].candidates, decisions[i].candidates);
  const draw = (key, words) => {
    const loose = decisions.flatMap((decision, i) => known(i).filter((each) => each.kind === "system" && each.scores.length > 0)
      .map((each) => [decision[key], meanScore(each), each.place + ": " + percent(meanScore(each)) + (each.kept ? ", kept" : ", not kept")]));
    return chart(lines([
      { name: "candidates", kind: "start", loose: true, points: loose },
      { name: "incumbent", kind: "candidate", step: true, points: decisions.map((decision) => [decision[key], decision.score, percent(decision.score) + " at " + words(decision[key])]) },
    ].filter((one) => one.points.length > 0), key === "calls" ? "task-model calls" : "USD", "selection score, % (optimistic)"), "Selection score by " + words(""));
  };
  const box = el("figure");
  const redraw = (key) => box.replaceChildren(
    draw(key, key === "calls" ? (value) => count(value) + " calls" : (value) => Number(value).toFixed(4) + " USD"),
    el("figcaption", null, "Filled: the incumbent after each decision. Hollow: system-prompt candidates when their fate was decided. These scores are on the items that the search chose by: optimistic, no claim. The line falls where a prompt is measured again on more items, and loses what was luck."));
  redraw("calls");
  return [decisions.at(-1).usd > 0 ? el("div", { class: "controls" }, choice("by", [["calls", "calls"], ["usd", "USD"]], "calls", redraw)) : null, box];
}

function adaptation(curve) {
  const arms = [...new Set(curve.map((point) => point.arm))];
  const mean = (arm, key) => {
    const groups = Map.groupBy(curve.filter((point) => point.arm === arm && (key === "n") === (point.draw !== undefined)), (point) => point[key]);
    return [...groups].sort(([a], [b]) => a - b).map(([at, all]) => {
      const value = all.reduce((sum, point) => sum + point.value, 0) / all.length;
      return [at, value, arm + ": " + percent(value)];
    });
  };
  return [["iteration", "iteration"], ["n", "training items"]].map(([key, title]) => {
    const series = arms.map((arm) => ({ name: arm, kind: kindOf(arm), points: mean(arm, key) })).filter((one) => one.points.length > 0);
    return series.length === 0 ? null : el("figure", null, el("p", { class: "legend" }, series.map((one) => el("span", null, el("i", { class: "swatch " + one.kind }), one.name))),
      chart(lines(series, title, "test score, %"), "Test score by " + title));
  });
}

function checks({ result }) {
  const { headroom, checks: made } = result;
  const noise = (title, what, look) => look ? [el("h3", null, title),
    el("p", null, `${what} scores ${percent(look.start)} as it stands and differs by ${percent(look.spread)} points between ${look.variants.length} variants, on ${look.n} items: a gain below that proves little.`),
    table(["variant", "score, %", "agreement, %"], look.variants.map((variant) => [variant.text, percent(variant.score), percent(variant.agreement)]), [1, 2], title)] : null;
  const ablation = made && made.ablation;
  const content = [
    headroom && headroom.n > 0 ? el("p", null, `At the start ${headroom.failures} of ${headroom.n} items that the search looked at failed: at most ${percent(headroom.points)} points were to be gained.`) : null,
    made && made.repeats ? [el("h3", null, "Repeats"), el("p", null, `Asked again, the model gave the same answer to ${percent(made.repeats.same)} % of ${made.repeats.n} items. Prompts that leave it as unsure can be measured at ${percent(made.repeats.ceiling)} at the best.`)] : null,
    made ? noise("Wording", "The start in other words", made.wording) : null,
    made ? noise("A/A", "The start with a sentence that says nothing", made.aa) : null,
    ablation ? [el("h3", null, "Sentence by sentence"), table(["sentence", "tokens", "without it, points", "interval"],
      ablation.sentences.map((sentence) => [sentence.text, count(sentence.tokens), points(sentence.without.difference), range(sentence.without)]), [1, 2], "Sentences of the candidate"),
      ablation.shortest ? [el("p", null, `The shortest prompt found that loses no more than a point has ${ablation.shortest.tokens} tokens instead of ${ablation.tokens}.`), text(ablation.shortest.text, true)] : null] : null,
  ].filter(Boolean);
  return content.length === 0 ? null : content;
}

function candidates(data) {
  const groups = [...(data.result.arms ? [] : [["", "system prompts"]]), ...[...new Set(data.candidates.map((each) => each.task).filter(Boolean))].map((task) => [task, "user prompts of " + task])]
    .filter(([task]) => data.candidates.some((each) => (each.task || "") === task));
  if (groups.length === 0) {
    return null;
  }
  const box = el("div", { class: "scroll tree", tabindex: "0", role: "region", "aria-label": "Candidates by their parents" });
  const draw = (task) => box.replaceChildren(tree(data.candidates.filter((each) => (each.task || "") === task), (each) => openCandidate(data, each)));
  draw(groups[0][0]);
  return [
    el("p", { class: "soft" }, "Each candidate hangs on the prompt that it was made from. Filled: kept. Dotted: an analysis, or no valid text. Numbers are selection scores in percent (optimistic). A click opens it."),
    groups.length > 1 ? el("div", { class: "controls" }, choice("tree of", groups, groups[0][0], draw)) : null, box];
}

function openCandidate(data, each) {
  const parent = data.candidates.find((other) => other.place === each.parent);
  const questions = new Map(data.matrix.flatMap((one) => one.items.map((item) => [item.id, item.question])));
  show(each.place,
    pairs(["made by", each.method], ["from", parent ? el("button", { onclick: () => openCandidate(data, parent) }, parent.place) : each.parent],
      ["fate", each.kept ? "kept" : "not kept: " + each.whyRejected], ["rejected attempts", each.rejectedAttempts.join(", ")]),
    each.prompt === null ? null : [el("h3", null, parent && parent.prompt !== null ? "Prompt, against its parent's" : "Prompt"),
      parent && parent.prompt !== null ? promptDifference(parent.prompt, each.prompt, () => null) : text(each.prompt, true)],
    each.analysis ? [el("h3", null, "Analysis"), text(each.analysis, true)] : null,
    each.failuresShown.length === 0 ? null : [el("h3", null, "Examples that it was shown"), each.failuresShown.map((id) => text(questions.get(id) ?? id))],
    each.scores.length === 0 ? null : [el("h3", null, "Selection scores"), table(["task", "score, %", "n", "unparseable", "user prompt"],
      each.scores.map((score) => [score.task, percent(score.value), count(score.n), count(score.unparseable), score.userPrompt]), [1, 2, 3], "Selection scores")]);
}

function userPrompts(data) {
  return data.userPrompts.length === 0 ? null : data.userPrompts.map((each) => el("details", { open: data.userPrompts.length === 1 },
    el("summary", { dir: "auto" }, each.task + (each.initial === each.learned ? " (as at the start)" : "")),
    each.initial === each.learned ? text(each.initial, true) : promptDifference(each.initial, each.learned, () => null)));
}

function spending({ result, prompts }) {
  const roles = Object.entries(result.usage).filter(([, use]) => use.calls > 0);
  const { initial, candidate } = prompts;
  return [
    table(["role", "evaluations", "calls", "repeats not asked again", "from earlier runs", "input tokens", "of them cached", "output tokens", "USD"],
      roles.map(([role, use]) => [role, count(use.evaluations), count(use.calls), count(use.cachedCalls), count(use.reusedCalls), count(use.inputTokens), count(use.cachedInputTokens), count(use.outputTokens), Number(use.usd) === 0 ? "–" : use.usd]),
      [1, 2, 3, 4, 5, 6, 7, 8], "Spending by role"),
    el("h3", null, "Evaluations by stage"),
    table(["stage", "evaluations"], result.stages.filter((stage) => stage.evaluations > 0).map((stage) => [stage.stage, count(stage.evaluations)]), [1], "Evaluations by stage"),
    result.timings ? el("p", null, `Over the wire went ${count(result.timings.spent.attempts)} requests in all; ${count(result.timings.spent.discarded)} recorded answers are not used by this result.`) : null,
    el("h3", null, "In production"),
    el("p", null, `The system prompt has ${count(initial.tokens)} tokens at the start and ${count(candidate.tokens)} as the candidate.`,
      initial.usdPer1000 && candidate.usdPer1000 ? ` At the task model's input price that is ${initial.usdPer1000} and ${candidate.usdPer1000} USD per 1,000 calls, before any cache of the provider's.` : " No price is known, or the model is free, so no cost is given.")];
}

function rejected({ result, candidates: all }) {
  const reasons = Object.entries(result.rejectedCandidates).filter(([, n]) => n > 0);
  const lost = all.filter((each) => !each.kept && each.prompt !== null);
  if (reasons.length === 0 && lost.length === 0) {
    return null;
  }
  return [
    reasons.length === 0 ? el("p", null, "Every proposal could be used.") : table(["proposals that could not be used", "number"], reasons.map(([reason, n]) => [reason, count(n)]), [1], "Rejected proposals"),
    lost.length === 0 ? null : el("details", null, el("summary", null, count(lost.length) + " candidates were scored, or dropped, and not kept"),
      table(["place", "task", "score, %", "why"], lost.map((each) => [each.place, each.task || "all", meanScore(each) === null ? "–" : percent(meanScore(each)), each.whyRejected]), [2], "Candidates not kept")),
  ];
}

function card({ tasks, result, models, candidates: all }) {
  return [
    table(["task", "domain", "training", "validation", "test", "digest of the test items"],
      tasks.map((task) => [task.name, task.domain || "–", count(task.train), count(task.validation), count(task.test), el("code", null, task.digest.slice(0, 16))]), [2, 3, 4], "Splits"),
    pairs(["readings of the test set", String(result.testReads)], ["candidates tried", count(all.length)],
      ...models.map((model) => [model.role + " model", model.provider + " " + model.model])),
    (result.withheld || []).length === 0 ? null : [el("h3", null, "Why nothing is claimed"), el("ul", null, result.withheld.map((why) => el("li", null, why)))],
  ];
}

function reproduce({ result }) {
  return [
    pairs(["program", "MetaSPO " + result.programVersion + ", search version " + result.searchVersion], ["method", result.method + ", schedule " + result.schedule], ["seed", String(result.seed)]),
    el("p", null, "The same result again, from the journal alone and without a call: ", el("code", null, "metaspo replay RUN_DIR"), ". The same run anew, with the providers' answers of today: ",
      el("code", null, "metaspo " + result.command + " RUN_DIR/config.yaml"), "."),
  ];
}

async function open() {
  const main = document.getElementById("content");
  const data = await unpack("data");
  document.documentElement.classList.add(data.tone);
  const all = sections(data);
  const name = (title) => title.toLowerCase().replaceAll(" ", "-");
  document.getElementById("contents").replaceChildren(...all.map(([title]) => el("a", { href: "#" + name(title) }, title)));
  main.replaceChildren(...all.map(([title, content]) => el("section", { id: name(title) }, el("h2", null, title), content)));
  performance.mark("ready");
  document.documentElement.dataset.ready = "true";
}

open().catch((problem) => {
  document.getElementById("content").replaceChildren(el("p", null, "This page could not be drawn (" + problem + "). Its browser may be too old; report.md beside it has the same results."));
});
