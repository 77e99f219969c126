/** A score's place on a line from low to high, in percent of the width. */
function place(value, low, high) {
  return (100 * (value - low)) / (high - low || 1) + "%";
}

/** One task's scores with their intervals, one below the other. */
function dots(scores, low, high) {
  const rows = scores.filter(({ score }) => score).map(({ kind, score, name }, i) => {
    const y = 9 + 16 * i;
    return [
      svg("line", { class: "range " + kind, x1: place(score.low, low, high), x2: place(score.high, low, high), y1: y, y2: y }),
      svg("circle", { class: "dot " + kind, cx: place(score.value, low, high), cy: y, r: 5 }, svg("title", null, name + ": " + interval(score))),
    ];
  });
  return svg("svg", { class: "dots", width: "100%", height: 16 * scores.length + 2, "aria-hidden": "true" }, rows);
}

/** Round steps between two values. */
function ticks(low, high, most) {
  const raw = (high - low) / most || 1;
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((each) => each * unit).find((each) => each >= raw);
  const found = [];
  for (let at = Math.ceil(low / step) * step; at <= high + step / 1e6; at += step) {
    found.push(at);
  }
  return found;
}

/** Lines over a common axis: [{name, kind, points: [[x, y, words]], step, loose}]. */
function lines(series, titleX, titleY) {
  const all = series.flatMap((one) => one.points);
  const top = Math.min(1, Math.max(...all.map((point) => point[1])) + 0.05);
  const bottom = Math.max(0, Math.min(...all.map((point) => point[1])) - 0.05);
  const right = Math.max(...all.map((point) => point[0])) || 1;
  return (width) => {
    const height = 260;
    const edge = { left: 44, right: 14, top: 24, bottom: 40 };
    const x = (value) => edge.left + (value / right) * (width - edge.left - edge.right);
    const y = (value) => height - edge.bottom - ((value - bottom) / (top - bottom || 1)) * (height - edge.top - edge.bottom);
    const path = (one) => one.points.map(([px, py], i) =>
      (i === 0 ? "M" : one.step ? "H" + x(px) + "V" : "L") + (i > 0 && one.step ? y(py) : x(px) + "," + y(py))).join("");
    return svg("svg", { width, height },
      ticks(bottom, top, 5).map((at) => [
        svg("line", { class: "axis", x1: edge.left, x2: width - edge.right, y1: y(at), y2: y(at) }),
        svg("text", { x: edge.left - 6, y: y(at) + 4, "text-anchor": "end" }, Math.round(100 * at))]),
      ticks(0, right, width < 500 ? 3 : 6).map((at) =>
        svg("text", { x: x(at), y: height - edge.bottom + 16, "text-anchor": "middle" }, Number(at.toPrecision(6)).toLocaleString("en-US"))),
      svg("text", { x: width - edge.right, y: height - 6, "text-anchor": "end" }, titleX),
      svg("text", { x: 0, y: 12 }, titleY),
      series.map((one) => [
        one.loose ? null : svg("path", { class: "curve " + one.kind, d: path(one) }),
        one.points.map(([px, py, words]) =>
          svg("circle", { class: one.kind + (one.loose ? " faint" : ""), cx: x(px), cy: y(py), r: one.loose ? 3 : 4 }, svg("title", null, words)))]));
  };
}

/** Candidates as a tree from left to right: a generation a column. */
function tree(candidates, open) {
  const byPlace = new Map(candidates.map((candidate) => [candidate.place, { candidate, children: [] }]));
  const roots = [];
  for (const node of byPlace.values()) {
    const parent = byPlace.get(node.candidate.parent);
    (parent ? parent.children : roots).push(node);
  }
  let row = 0;
  let deepest = 0;
  const lay = (node, depth) => {
    deepest = Math.max(deepest, depth);
    node.depth = depth;
    node.children.forEach((child) => lay(child, depth + 1));
    node.row = node.children.length === 0 ? row++ : (node.children[0].row + node.children.at(-1).row) / 2;
  };
  roots.forEach((root) => lay(root, 0));
  const x = (node) => 14 + node.depth * 150;
  const y = (node) => 16 + node.row * 26;
  const nodes = [...byPlace.values()];
  return svg("svg", { width: 14 + deepest * 150 + 150, height: 16 + row * 26 },
    nodes.flatMap((node) => node.children.map((child) => svg("path", { class: "branch",
      d: `M${x(node)},${y(node)}C${x(node) + 75},${y(node)} ${x(child) - 75},${y(child)} ${x(child)},${y(child)}` }))),
    nodes.map((node) => {
      const { candidate } = node;
      const score = meanScore(candidate);
      const name = candidate.place + (score === null ? "" : ", " + percent(score)) + (candidate.kept ? ", kept" : ", not kept: " + candidate.whyRejected);
      const act = () => open(candidate);
      return svg("g", { class: "node" + (candidate.kept ? " kept" : "") + (candidate.prompt === null ? " broken" : ""),
        tabindex: 0, role: "button", "aria-label": name, onclick: act,
        onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } } },
      svg("title", null, name), svg("circle", { cx: x(node), cy: y(node), r: 7 }),
      svg("text", { x: x(node) + 12, y: y(node) + 4 }, score === null ? unscored(candidate) : percent(score)));
    }));
}

/** An edit is tried in other prompts, not by itself; an analysis that named edits is no prompt by itself; a proposal whose every attempt was rejected is none at all. */
function unscored(candidate) {
  return candidate.prompt !== null ? (candidate.method === "edit" ? "edit" : "not scored") : candidate.rejectedAttempts.length > 0 ? "no valid text" : "analysis";
}

function meanScore(candidate) {
  return candidate.scores.length === 0 ? null : candidate.scores.reduce((sum, score) => sum + score.value, 0) / candidate.scores.length;
}
