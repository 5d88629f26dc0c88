// One page of each kind, found by its address, so that any built site can be tested.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PUBLIC, pages } from "./site.mjs";

const KINDS = {
  home: /^$/,
  badge: /^badges\/[^/]+\/$/,
  version: /^badges\/[^/]+\/[^/]+\/$/,
  issuer: /^issuers\/[^/]+\/$/,
  framework: /^frameworks\/[^/]+\/$/,
  facet: /^catalogue\/[^/]+\/[^/]+\/$/,
  verifier: /^verify\/$/,
  legal: /^legal\/$/,
  privacy: /^privacy\/$/,
  accessibility: /^accessibility\/$/,
  missing: /^404\.html$/,
};

/** The page of each kind that weighs most: kind → address below the root. */
export function kinds() {
  const all = pages();
  const weight = (path) =>
    readFileSync(join(PUBLIC, path.endsWith("/") || path === "" ? `${path}index.html` : path)).length;
  const heaviest = (found) => found.sort((a, b) => weight(b) - weight(a))[0];
  const chosen = {};
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const found = all.filter((path) => pattern.test(path));
    if (found.length) chosen[kind] = heaviest(found);
  }
  const known = Object.values(KINDS);
  const free = all.filter((path) => /^[^/]+\/$/.test(path) && !known.some((it) => it.test(path)) && !isLanguage(path));
  if (free.length) chosen.page = heaviest(free);
  for (const [state, path] of Object.entries(awards())) chosen[`award ${state}`] = path;
  for (const path of all.filter(isLanguage).slice(0, 1)) chosen[`home ${path.slice(0, -1)}`] = path;
  const other = all.filter((path) => /^[a-z]{2,3}\/badges\/[^/]+\/$/.test(path));
  if (other.length) chosen["badge translated"] = heaviest(other);
  return chosen;
}

/** One award's page of each state: state → address below the root. */
export function awards() {
  const found = {};
  for (const path of pages().filter((it) => it.startsWith("awards/"))) {
    const html = readFileSync(join(PUBLIC, path), "utf8");
    const state = html.match(/<article class="award ([a-z]+)/)?.[1];
    if (state) found[state] ??= path;
  }
  return found;
}

function isLanguage(path) {
  return /^[a-z]{2,3}(-[A-Za-z]+)?\/$/.test(path) && pages().includes(`${path}legal/`);
}
