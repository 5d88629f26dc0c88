// Every page: no request leaves the site, no script fails, nothing overflows, axe finds nothing; each
// kind of page at three widths, light and dark, with and without script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open, WIDTHS } from "./lib/browser.mjs";
import { kinds } from "./lib/kinds.mjs";
import { pages, serve } from "./lib/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let site, browser;

before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.stop();
});

/** What axe finds, one line each. */
async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    RULES,
  );
  return found.violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${it.help} — ${node.html.slice(0, 160)}`));
}

/** What sticks out of the window to the right. */
function overflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("body *")]
      .filter((it) => it.getBoundingClientRect().right > width + 1)
      .map((it) => `${it.tagName} ${it.className} sticks out`)
      .slice(0, 5);
  });
}

for (const [kind, path] of Object.entries(kinds())) {
  test(`${kind}: ${path || "/"}`, async () => {
    const found = [];
    for (const width of WIDTHS) {
      for (const dark of [false, true]) {
        const page = await open(browser, site.address + path, { width, dark, reducedMotion: "reduce" });
        const note = (list) => found.push(...list.map((it) => `${width} ${dark ? "dark" : "light"}: ${it}`));
        note(await axe(page));
        note(await overflow(page));
        note(page.faults);
        note(page.foreign.map((url) => `asks for ${url}`));
        await page.leave();
      }
      const plain = await open(browser, site.address + path, { width, script: false });
      const heading = await plain.locator("h1").count();
      if (heading !== 1) found.push(`${width} without script: ${heading} headings of the first level`);
      found.push(...plain.foreign.map((url) => `without script, asks for ${url}`));
      await plain.leave();
    }
    assert.deepEqual(found, []);
  });
}

test("no page of the site asks another host for anything", async () => {
  const page = await open(browser, site.address);
  for (const path of pages()) await page.goto(site.address + path, { waitUntil: "load" });
  assert.deepEqual(page.foreign, []);
  assert.deepEqual(page.faults.filter((it) => !it.includes("404.html")), []);
  await page.leave();
});

test("the checks see what is wrong", async () => {
  const page = await open(browser, site.address);
  await page.setContent(
    `<h1>One</h1><h1>Two</h1><img src="http://elsewhere.invalid/a.png"><p style="color:#ccc">pale</p>
     <div style="width:5000px">wide</div><script>nowhere()</script>`,
  );
  const found = await axe(page);
  for (const rule of ["image-alt", "color-contrast", "html-has-lang", "landmark-one-main"])
    assert.ok(found.some((it) => it.startsWith(`${rule}:`)), `${rule} is not among ${found}`);
  assert.equal((await overflow(page)).length > 0, true);
  assert.deepEqual(page.foreign, ["http://elsewhere.invalid/a.png"]);
  assert.equal(page.faults.length > 0, true);
  await page.leave();
});
