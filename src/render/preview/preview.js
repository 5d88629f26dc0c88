// The page at home: hears what changed in the catalogue, loads itself anew when what it shows is no
// longer so, swaps its style without that, and tells what was found. Never in a built site.

(() => {
  "use strict";
  const { lang, folder, words } = "WORDS";
  const { run, pictures, page } = document.currentScript.dataset;
  let site = Number(document.currentScript.dataset.site);
  let number = 0;
  let heard = null;
  let pressed = "findings";
  let wasBroken = false;

  // --- Hearing -----------------------------------------------------------------------------------

  let asking = new AbortController();

  async function listen() {
    for (;;) {
      await visible();
      asking = new AbortController();
      try {
        const answer = await fetch(`${folder}news?after=${number}&run=${run}`, { cache: "no-store", signal: asking.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        await hear(await answer.json());
      } catch {
        // A page that nobody looks at asks nothing: a browser lends six connections for all of them.
        if (asking.signal.aborted) continue;
        if (heard) lose();
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  }

  function visible() {
    if (!document.hidden) return Promise.resolve();
    return new Promise((done) => {
      const look = () => {
        if (document.hidden) return;
        document.removeEventListener("visibilitychange", look);
        done();
      };
      document.addEventListener("visibilitychange", look);
    });
  }

  document.addEventListener("visibilitychange", () => document.hidden && asking.abort());
  window.addEventListener("pagehide", () => asking.abort());

  async function hear(news) {
    const again = heard === null || lost;
    number = news.number;
    heard = news;
    lost = false;
    if (news.run !== run) return location.reload();
    if (news.site !== site) {
      site = news.site;
      if (String(news.pictures) !== pictures || !(await isSame())) return location.reload();
    }
    show(news, again);
  }

  /** Whether the page says what it said; its style is swapped when that alone is another. */
  async function isSame() {
    const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = next.querySelector(`script[src="${folder}preview.js"]`);
    if (!page || script?.dataset.page !== page) return false;
    const sheets = (from) => [...from.querySelectorAll("link[rel~=stylesheet]")];
    const [old, fresh] = [sheets(document), sheets(next)];
    if (old.length !== fresh.length) return false;
    old.forEach((link, at) => {
      const address = fresh[at].getAttribute("href");
      if (link.getAttribute("href") === address) return;
      const swapped = link.cloneNode();
      swapped.setAttribute("href", address);
      // The old style stays until the new one is there: no moment without any.
      swapped.addEventListener("load", () => link.remove());
      link.after(swapped);
    });
    return true;
  }

  // --- Telling -----------------------------------------------------------------------------------

  let lost = false;
  let parts = null;

  function build() {
    const host = document.createElement("blason-preview");
    host.lang = lang;
    const shadow = host.attachShadow({ mode: "open" });
    const make = (name, about = {}, ...children) => {
      const it = Object.assign(document.createElement(name), about);
      it.append(...children);
      return it;
    };
    const style = make("link", { rel: "stylesheet", href: `${folder}preview.css` });
    const tab = make("button", { className: "tab", type: "button" });
    tab.setAttribute("aria-controls", "panel");
    const choice = (name) => {
      const it = make("button", { type: "button", textContent: words[name] });
      it.addEventListener("click", () => press(name));
      return it;
    };
    const findings = choice("findings");
    const review = choice("review");
    findings.textContent = words.findings;
    review.textContent = words.review;
    const close = make("button", { className: "close", type: "button", textContent: words.close });
    const sentence = make("p");
    const unsigned = make("p", { className: "warning" });
    const frame = make("iframe");
    const head = make("div", { className: "head" }, findings, review, close);
    const panel = make("div", { id: "panel", hidden: true }, head, sentence, unsigned, frame);
    const status = make("p", { className: "status" });
    status.setAttribute("role", "status");
    // What is told of itself is told to those who do not see the panel, too; it takes no room.
    status.style.cssText = "position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%)";
    const aside = make("aside", {}, panel, tab, status);
    aside.setAttribute("aria-label", words.panel);
    shadow.append(style, aside);
    tab.addEventListener("click", () => toggle(panel.hidden));
    close.addEventListener("click", () => dismiss());
    aside.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) dismiss();
    });
    document.body.append(host);
    parts = { tab, findings, review, sentence, unsigned, frame, panel, status };
  }

  function dismiss() {
    // The same findings do not open the panel a second time.
    if (heard) sessionStorage.setItem("blason-dismissed", heard.findings.digest);
    toggle(false);
    parts.tab.focus();
  }

  function toggle(open) {
    parts.panel.hidden = !open;
    parts.tab.setAttribute("aria-expanded", String(open));
    if (open) press(pressed);
  }

  function press(name) {
    pressed = name === "review" && heard?.review ? "review" : "findings";
    parts.findings.setAttribute("aria-pressed", String(pressed === "findings"));
    parts.review.setAttribute("aria-pressed", String(pressed === "review"));
    const address = `${folder}${pressed}?${heard?.[pressed]?.digest ?? ""}`;
    if (parts.frame.getAttribute("src") !== address) parts.frame.setAttribute("src", address);
    parts.frame.title = pressed === "review" ? words.review : words.findings;
  }

  function show(news, again) {
    const { findings, review, broken, unsigned } = news;
    const nothing = !findings.tally && !review?.tally && !unsigned;
    if (nothing && !parts) return;
    if (!parts) build();
    const { tab, sentence, panel, status } = parts;
    // While files are broken, they are what there is to look at.
    const holders = !broken && review?.tally ? words.holders + review.tally : "";
    const told = [findings.tally, holders].filter(Boolean).join(" · ") || words.fine;
    tab.textContent = `${words.preview} · ${told}`;
    tab.className = `tab ${findings.gravest ?? review?.gravest ?? "fine"}`;
    parts.review.hidden = !review;
    parts.unsigned.textContent = unsigned ?? "";
    sentence.textContent = broken ? words.broken : "";
    sentence.className = broken ? "error" : "";
    if (broken) {
      const known = sessionStorage.getItem("blason-dismissed") === findings.digest;
      if (!known) pressed = "findings";
      toggle(!known);
      status.textContent = known && again ? "" : `${findings.tally}. ${words.broken}`;
    } else if (wasBroken) {
      sessionStorage.removeItem("blason-dismissed");
      toggle(false);
      status.textContent = words.mended;
    } else if (!panel.hidden) {
      press(pressed);
    } else {
      tab.setAttribute("aria-expanded", "false");
    }
    wasBroken = broken;
  }

  function lose() {
    if (lost) return;
    lost = true;
    if (!parts) build();
    parts.tab.textContent = `${words.preview} · ${words.lost}`;
    parts.tab.className = "tab warning";
    parts.tab.setAttribute("aria-expanded", String(!parts.panel.hidden));
    parts.status.textContent = words.lost;
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", listen);
  else listen();
})();
