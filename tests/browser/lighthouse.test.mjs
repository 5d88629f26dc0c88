// Lighthouse gives every kind of page at least 98 in each of its four categories. An award's page asks
// search engines to leave it out, and so does the page for lost addresses: that one audit is not
// counted against them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch as start } from "chrome-launcher";
import lighthouse from "lighthouse";
import { BROWSER, QUIET } from "./lib/browser.mjs";
import { kinds } from "./lib/kinds.mjs";
import { serve } from "./lib/site.mjs";

const LEAST = 98;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const UNLISTED = /^(award |missing)/;
let site, browser;

before(async () => {
  site = await serve();
  browser = await start({ chromePath: BROWSER, chromeFlags: ["--headless", ...QUIET] });
});
after(() => {
  browser?.kill();
  site?.stop();
});

for (const [kind, path] of Object.entries(kinds())) {
  test(`${kind}: ${path || "/"}`, async (context) => {
    const options = { port: browser.port, output: "json", logLevel: "silent", onlyCategories: CATEGORIES };
    if (UNLISTED.test(kind)) options.skipAudits = ["is-crawlable"];
    const { lhr } = await lighthouse(site.address + path, options);
    const scores = CATEGORIES.map((it) => [it, Math.round(lhr.categories[it].score * 100)]);
    context.diagnostic(scores.map(([name, score]) => `${name} ${score}`).join(", "));
    const low = scores.filter(([, score]) => score < LEAST);
    const why = Object.values(lhr.audits)
      .filter((it) => it.score !== null && it.score < 0.9 && ["binary", "metricSavings", "numeric"].includes(it.scoreDisplayMode))
      .map((it) => `${it.id} ${it.displayValue ?? ""}`);
    assert.deepEqual(low, [], why.join("; "));
  });
}
