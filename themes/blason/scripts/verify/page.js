// The page: what a visitor drops, chooses or pastes, and the verdict put into words. Everything that
// a badge says is written as text, never as markup.

const SIGNS = ["✓", "–", "?", "✗"];
const MARKS = ["yes", "not_asked", "not_settled", "no"];
const FIRST_SIGN = { genuine: "✓", demonstration: "?", open: "?", invalid: "✗" };

const byId = (id) => document.getElementById(id);

// An element of this name and class with these texts and elements inside.
function element(name, kind, ...inside) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...inside.filter((it) => it !== null));
  return made;
}

// Opens the page: data, form, the lists of this site, and what the address asks for.
function start() {
  const data = JSON.parse(document.querySelector('script[type$="json"]').textContent);
  const root = new URL(data.root, location.href);
  const site = new Site(data, (path) => ask(new URL(path, root)));
  const page = { site, root, data, last: null, turn: 0 };
  byId("verify_without").hidden = true;
  byId("verify_form").hidden = false;
  for (const path of data.preload) site.read(path);
  const file = byId("verify_file");
  file.addEventListener("change", () => file.files[0] && check(page, file.files[0].arrayBuffer()));
  byId("verify_form").addEventListener("submit", (event) => {
    event.preventDefault();
    const pasted = byId("verify_text").value.trim();
    if (pasted) checkText(page, pasted);
    else if (page.last) check(page, page.last);
    else byId("verify_text").focus();
  });
  const zone = byId("verify_drop");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", kind === "dragover");
      const [dropped] = kind === "drop" ? event.dataTransfer.files : [];
      if (dropped) check(page, dropped.arrayBuffer());
      else if (kind === "drop" && event.dataTransfer.getData("text")) checkText(page, event.dataTransfer.getData("text"));
    });
  }
  const asked = () => /^#awards\/[0-9a-f]{2}\/[\w.-]+$/.test(location.hash) && checkPath(page, location.hash.slice(1));
  window.addEventListener("hashchange", asked);
  asked();
}

// A file of this site, by its address; no cookie, no redirect.
async function ask(address) {
  if (address.origin !== location.origin) return { missing: "?" };
  try {
    const answer = await fetch(address, { credentials: "omit", redirect: "error", cache: "no-cache" });
    if (answer.status === 404 || answer.status === 410) return { missing: "not there" };
    if (!answer.ok) return { missing: `HTTP ${answer.status}` };
    return { bytes: new Uint8Array(await answer.arrayBuffer()) };
  } catch (error) {
    return { missing: error.message };
  }
}

// Something pasted: an address of this site, or the text of a badge.
function checkText(page, text) {
  const given = text.trim();
  if (!WEB.test(given)) return check(page, toUtf8(given));
  const own = given.startsWith(page.root.href) ? page.data.base + given.slice(page.root.href.length) : given;
  const path = page.site.pathOf(own);
  return path === null
    ? show(page, [unread(new Fault("page.other_host", { address: short(given) }))])
    : checkPath(page, path);
}

// A document of this site; the page of an award stands for its credential.
async function checkPath(page, given) {
  const path = given.replace(/\.html$/, ".json");
  const address = short(page.data.base + path);
  const answer = isSafePath(path) ? await page.site.read(path) : { missing: "not there" };
  if (answer.bytes) return check(page, answer.bytes);
  const there = answer.missing !== "not there";
  const code = there ? "readable.unreachable" : "readable.not_there";
  return show(page, [unread(new Fault(code, there ? { address, why: answer.missing } : { address }))]);
}

// Examines bytes and shows what came of it; of two that overlap, the later one counts.
async function check(page, given) {
  const turn = ++page.turn;
  byId("verify_live").textContent = page.data.say.working;
  const asked = { now: Math.floor(Date.now() / 1000), recipient: byId("verify_recipient").value.trim() };
  let found;
  try {
    page.last = new Uint8Array(await given);
    found = await examine(page.last, page.site, asked);
  } catch (error) {
    found = { documents: [unread(new Fault("page.trouble", { why: short(error.message) }))] };
  }
  if (turn === page.turn) show(page, found.documents);
}

function show(page, documents) {
  const result = byId("verify_result");
  const verdict = verdictOf(documents);
  const [first] = documents;
  const headline = element("h2", "", element("span", "sign", FIRST_SIGN[verdict]), ` ${firstLine(page, verdict, first)}`);
  headline.tabIndex = -1;
  headline.id = "verify_headline";
  headline.firstChild.ariaHidden = "true";
  result.setAttribute("aria-labelledby", headline.id);
  result.dataset.verdict = verdict;
  result.dataset.code = decisive(documents)?.code ?? "";
  const more = documents.slice(1).map((it) => stepList(page, it));
  result.replaceChildren(
    headline,
    element("p", "why", whyLine(page, verdict, documents)),
    claims(page, first),
    element("h3", "", page.data.say.steps),
    stepList(page, first),
    ...more.flatMap((list) => [element("h3", "", page.data.say.another), list]),
    element("h3", "", page.data.say.unchecked),
    unchecked(page, documents),
  );
  result.hidden = false;
  byId("verify_live").textContent = firstLine(page, verdict, first);
  headline.focus();
}

// The step that decided against: the first that failed, or else the first that is open.
function decisive(documents) {
  const all = documents.flatMap((it) => it.steps);
  return all.find((it) => it.outcome === FAILED) ?? all.find((it) => it.outcome === OPEN);
}

// The verdict in one line.
function firstLine({ data }, verdict, { steps }) {
  const failed = steps.filter((it) => it.outcome === FAILED);
  const only = (...names) => failed.length > 0 && failed.every((it) => names.includes(it.name));
  if (verdict !== "invalid" || outcomeOf(steps, "proof") !== PASSED) return data.say[verdict];
  return data.say[only("recipient") ? "mismatch" : only("in-force", "status") ? "lapsed" : verdict];
}

function whyLine(page, verdict, documents) {
  const { say } = page.data;
  if (verdict === "demonstration") return say.demonstration_why;
  const step = decisive(documents);
  if (verdict !== "genuine") return step ? sentence(page, step) : say.unsettled;
  const today = Math.floor(Date.now() / 86400000) * 86400;
  return fill(say.genuine_why, { issuer: calm(documents[0].about.issuer), date: day(page, today) });
}

// By whom, for what, to whom, until when: proved, or only claimed.
function claims(page, { about, steps }) {
  const { say } = page.data;
  if (!about) return null;
  const sure = ["well-formed", "proof", "key", "scope"].every((it) => (outcomeOf(steps, it) ?? PASSED) === PASSED);
  const row = (label, value) => value && element("div", "", element("dt", "", say[label]), element("dd", "", value));
  const link = (text, path) => {
    const made = element("a", "", text);
    made.href = new URL(path, page.root).href;
    return made;
  };
  const of = (text) => (isText(text) ? calm(text) : null);
  const badgePage = page.site.pathOf(about.badgePage ?? "");
  const list = element(
    "dl",
    "facts",
    row("by", sure && about.issuerPage ? link(of(about.issuer), about.issuerPage) : of(about.issuer ?? about.issuerId)),
    row("for", sure && badgePage ? link(of(about.badge), badgePage) : of(about.badge)),
    row("to", of(about.recipient) ?? (about.badge ? say.hidden : null)),
    row("awarded", day(page, about.awarded)),
    row("until", about.badge ? day(page, about.until) ?? say.no_end : null),
    row("id", of(about.id)),
  );
  return sure ? list : element("div", "claimed", element("p", "quiet", say.claimed), list);
}

function stepList(page, { steps }) {
  const { say } = page.data;
  const one = (it) => {
    const head = element("p", "head", element("span", "sign", SIGNS[it.outcome]), ` ${say[`step_${it.name.replace("-", "_")}`]}`);
    head.firstChild.ariaHidden = "true";
    head.append(element("span", "mark", say[MARKS[it.outcome]]));
    const made = element("li", OUTCOMES[it.outcome], head, element("p", "", sentence(page, it)));
    made.dataset.step = it.name;
    made.dataset.outcome = OUTCOMES[it.outcome];
    made.dataset.code = it.code;
    return made;
  };
  return element("ol", "steps", ...steps.map(one));
}

// What this page did not check: what it never does, and what it could not conclude here.
function unchecked(page, documents) {
  const { say } = page.data;
  const open = documents.flatMap((it) => it.steps).filter((it) => it.outcome === OPEN);
  const lines = open.map((it) => sentence(page, it));
  if (!documents.some((it) => outcomeOf(it.steps, "recipient") === PASSED)) lines.push(say.unchecked_person);
  const now = day(page, Math.floor(Date.now() / 1000));
  lines.push(say.unchecked_words, fill(say.unchecked_clock, { date: now }), say.unchecked_site);
  return element("ul", "unchecked", ...[...new Set(lines)].map((it) => element("li", "", it)));
}

// The words of a step, its placeholders filled.
function sentence(page, { code, args }) {
  const { say } = page.data;
  const told = Object.entries(args).map(([name, value]) => {
    if (isText(value)) return [name, calm(value)];
    return [name, "say" in value ? say[value.say] : day(page, value.moment)];
  });
  return fill(page.data.sentences[code], Object.fromEntries(told));
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

// A moment as the site writes dates, in UTC; its hour when it is not the day's first.
function day({ data }, seconds) {
  if (seconds === null || seconds === undefined) return null;
  const at = new Date(seconds * 1000);
  const { full, first, months } = data.date;
  const number = at.getUTCDate() === 1 ? first : at.getUTCDate();
  const date = fill(full, { day: number, month: months[at.getUTCMonth()], year: at.getUTCFullYear() });
  return seconds % 86400 === 0 ? date : `${date}, ${at.toISOString().slice(11, 16)} UTC`;
}

if (typeof document !== "undefined") queueMicrotask(start);

export { Fault, Site, canonical, examine, readJson, validity, verdictOf, REASONS };
