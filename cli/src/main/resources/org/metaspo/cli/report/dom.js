"use strict";

/** An element. Strings become text nodes, so that nothing from models or data is ever read as markup. */
function el(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** One decimal, halves up as the other reports round them. */
const tenth = (value) => (Math.round(Number((1000 * value).toPrecision(12))) / 10).toFixed(1);
const percent = (value) => (value === null || value === undefined ? "–" : tenth(value));
const points = (value) => (tenth(Math.abs(value)) === "0.0" ? "±" : value > 0 ? "+" : "−") + tenth(Math.abs(value));
const count = (value) => Number(value).toLocaleString("en-US");
const interval = (score) => percent(score.value) + " (" + percent(score.low) + " to " + percent(score.high) + ")";
const between = (score) => el("span", { class: "nowrap" }, interval(score));
const range = (difference) => el("span", { class: "nowrap" }, points(difference.low) + " to " + points(difference.high));

/** A sentence of the program's own; what stands in backticks is to be typed. */
const sentence = (words) => words.split(/`([^`]+)`/).map((part, i) => (i % 2 === 0 ? part : el("code", null, part)));

/** A prompt or an answer as it stands, in its own direction. */
function text(value, open) {
  const shown = value === "" ? el("span", { class: "soft" }, "(empty)") : value;
  return el("div", { class: open ? "text open" : "text", dir: "auto", tabindex: open ? null : "0" }, shown);
}

/** Rows of cells, titles first; numbers names the columns that hold numbers. */
function table(titles, rows, numbers, name) {
  const cell = (kind) => (value, i) => el(kind, { class: numbers.includes(i) ? "number" : null, dir: "auto", scope: kind === "th" ? "col" : null }, value);
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name },
    el("table", null, el("thead", null, el("tr", null, titles.map(cell("th")))),
      el("tbody", null, rows.map((row) => el("tr", null, row.map(cell("td")))))));
}

function pairs(...entries) {
  return el("dl", null, entries.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => [el("dt", null, name), el("dd", null, typeof value === "string" ? el("bdi", null, value) : value)]));
}

function choice(label, options, chosen, change) {
  const select = el("select", { onchange: () => change(select.value) },
    options.map(([value, words]) => el("option", { value, selected: value === chosen }, words)));
  return el("label", null, label, select);
}

/** Draws into a box, again whenever its width changes. */
function chart(draw, label) {
  const box = el("div", { class: "scroll", role: "img", "aria-label": label });
  let width = 0;
  new ResizeObserver(() => {
    const now = Math.max(280, Math.floor(box.clientWidth));
    if (now !== width) {
      width = now;
      box.replaceChildren(draw(width));
    }
  }).observe(box);
  return box;
}

const detail = document.getElementById("detail");

function show(title, ...content) {
  detail.replaceChildren();
  filled(detail, null, [el("button", { class: "close", onclick: () => detail.close() }, "Close"), el("h2", { dir: "auto" }, title), content]);
  if (!detail.open) {
    detail.showModal();
  }
  detail.scrollTop = 0;
}

detail.addEventListener("click", (event) => {
  if (event.target === detail) {
    detail.close();
  }
});

/** What was packed into the page: gzip, in base 64. */
async function unpack(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
}
