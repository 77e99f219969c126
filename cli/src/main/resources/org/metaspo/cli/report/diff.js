/** The longest common subsequence of two lists, as runs of kept, removed and added parts. */
function difference(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    head++;
  }
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) {
    tail++;
  }
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  const length = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const parts = before.slice(0, head).map((part) => ["same", part]);
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push(["same", a[i++]]);
      j++;
    } else if (j === b.length || (i < a.length && length[i + 1][j] >= length[i][j + 1])) {
      parts.push(["removed", a[i++]]);
    } else {
      parts.push(["added", b[j++]]);
    }
  }
  return parts.concat(before.slice(before.length - tail).map((part) => ["same", part]));
}

function segments(value, granularity) {
  return [...new Intl.Segmenter("en", { granularity }).segment(value)].map((part) => part.segment);
}

/** A reworded sentence is shown word by word, but only where enough of it stayed for that to be readable. */
function reworded(removed, added) {
  const words = difference(segments(removed, "word"), segments(added, "word"));
  const same = words.filter(([kind, part]) => kind === "same" && part.trim() !== "").length;
  return same >= words.length / 3 ? words : null;
}

/** More sentences in a row than this that stayed, or went, are folded: what is new is what a reader looks for. */
const FOLDED = 6;

/** The first and the last of many sentences, and between them a button that shows the others. */
function folded(kind, parts) {
  const words = count(parts.length - 2) + " sentences " + (kind === "same" ? "as before" : "removed");
  const fold = el("button", { class: "fold", onclick: () => fold.replaceWith(...parts.slice(1, -1)) }, words);
  return [parts[0], fold, parts.at(-1)];
}

/** How many parts from here on are of the same kind, and have nothing else to be told. */
function alike(parts, from, effectOf) {
  const kind = parts[from][0];
  const other = parts.slice(from).findIndex(([each, part]) => each !== kind || (each === "same" && effectOf(part) !== null));
  return other < 0 ? parts.length - from : other;
}

/** Two prompts as one text with what was removed and what was added, sentence by sentence. */
function promptDifference(before, after, effectOf) {
  const parts = difference(segments(before, "sentence"), segments(after, "sentence"));
  const shown = [];
  for (let i = 0; i < parts.length; i++) {
    const [kind, part] = parts[i];
    const run = alike(parts, i, effectOf);
    if (run > FOLDED && kind !== "added") {
      shown.push(...folded(kind, parts.slice(i, i + run).map(marked)));
      i += run - 1;
      continue;
    }
    const next = parts[i + 1];
    const words = kind === "removed" && next && next[0] === "added" ? reworded(part, next[1]) : null;
    if (words) {
      shown.push(...words.map(marked), effectOf(next[1]));
      i++;
    } else {
      shown.push(marked([kind, part]), kind === "removed" ? null : effectOf(part));
    }
  }
  return el("div", { class: "text tall", dir: "auto", tabindex: "0" }, shown);
}

function marked([kind, part]) {
  return kind === "same" ? part : el(kind === "added" ? "ins" : "del", { dir: "auto" }, part);
}
