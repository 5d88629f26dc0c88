// What a visitor does: searches, filters, changes the language, downloads, prints; with and without
// script.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, WIDTHS } from "./lib/browser.mjs";
import { awards, kinds } from "./lib/kinds.mjs";
import { PUBLIC, serve } from "./lib/site.mjs";

let site, browser;

before(async () => {
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.stop();
});

/** Runs a visit on the home page at every width, light and dark, and holds that nothing went wrong meanwhile. */
async function visits(visit, options = {}) {
  for (const width of WIDTHS) {
    for (const dark of [false, true]) {
      const page = await open(browser, site.address, { width, dark, ...options });
      await visit(page, width);
      assert.deepEqual(page.foreign, []);
      assert.deepEqual(page.faults, []);
      await page.leave();
    }
  }
}

const found = (page) => page.locator("#results .card:visible");

test("words find badges, whatever their accents, and the address keeps them", () =>
  visits(async (page) => {
    await page.fill("#search_field", "reparer");
    await page.waitForSelector("#results .card");
    assert.match(await found(page).first().innerText(), /Réparer ensemble/);
    const count = await found(page).count();
    await page.fill("#search_field", "RÉPARER");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("q") === "RÉPARER");
    assert.equal(await found(page).count(), count);
    assert.notEqual(await page.locator(".found [role=status]").innerText(), "");
    const address = page.url();
    await page.fill("#search_field", "zzzz");
    await page.waitForSelector("#results .none");
    await page.keyboard.press("Escape");
    await page.waitForSelector("#whole_catalogue", { state: "visible" });
    await page.goto(address);
    await page.waitForSelector("#results .card");
    assert.equal(await found(page).count(), count);
    await found(page).first().locator("h3 a").click();
    await page.waitForURL(/\/badges\//);
    assert.match(await page.locator("h1").innerText(), /Réparer ensemble/);
  }));

test("search answers in less time than one notices", async (context) => {
  const page = await open(browser, site.address);
  await page.fill("#search_field", "a");
  await page.waitForFunction(() => document.querySelector("#results .card, #results .none"));
  const times = await page.evaluate(async () => {
    const field = document.querySelector("#search_field");
    const results = document.querySelector("#results");
    const times = [];
    // Every word twice: the first time its shards are fetched, the second time they are at hand.
    for (const word of ["at", "ate", "part", "prés", "ben", "com", "as", "tem", "li", "zzz"].flatMap((it) => [it, "", it, ""])) {
      const began = performance.now();
      const changed = new Promise((resolve) => {
        new MutationObserver(resolve).observe(results, { childList: true, subtree: true, attributes: true, characterData: true });
        setTimeout(resolve, 1000, null);
      });
      field.value = word;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      if ((await changed) && word) times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b);
  });
  assert.ok(times.length > 5, `${times.length} answers were seen`);
  context.diagnostic(`answers in ms: median ${times[times.length >> 1].toFixed(0)}, worst ${times.at(-1).toFixed(0)}`);
  await page.leave();
});

test("filters narrow at once with script, and lead to lists without", async () => {
  await visits(async (page) => {
    const all = await page.locator("#whole_catalogue .card").count();
    await page.locator(".facet[data-facet=family] summary").click();
    const value = page.locator(".facet[data-facet=family] button.value").first();
    await value.click();
    await page.waitForSelector("#results .card");
    const some = await found(page).count();
    assert.ok(some > 0 && some < all, `${some} of ${all}`);
    assert.match(page.url(), /family=/);
    await page.goBack();
    await page.waitForSelector("#whole_catalogue", { state: "visible" });
  });
  await visits(
    async (page) => {
      await page.locator(".facet[data-facet=family] summary").click();
      const link = page.locator(".facet[data-facet=family] a.value").first();
      const name = (await link.innerText()).split("\n")[0].trim();
      await link.click();
      assert.match(page.url(), /\/catalogue\/family\//);
      assert.ok((await page.locator("h1").innerText()).includes(name.replace(/\s*\d+$/, "")));
      assert.ok((await page.locator(".card").count()) > 0);
      await page.locator(".crumbs a").first().click();
      assert.equal(new URL(page.url()).pathname, "/");
    },
    { script: false },
  );
});

test("the language changes, and the page stays", async () => {
  const { badge } = kinds();
  for (const script of [true, false]) {
    const page = await open(browser, site.address + badge, { script });
    await page.locator(".languages a[hreflang=en]").click();
    assert.equal(new URL(page.url()).pathname, `/en/${badge}`);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await page.locator(".languages a[hreflang=fr]").click();
    assert.equal(new URL(page.url()).pathname, `/${badge}`);
    await page.leave();
  }
});

test("the files of an award can be taken away", async () => {
  const path = awards().valid;
  for (const script of [true, false]) {
    const page = await open(browser, site.address + path, { script });
    const links = page.locator(".files a[download]");
    const count = await links.count();
    assert.ok(count >= 3, `${count} files`);
    for (let at = 0; at < count; at += 1) {
      const [download] = await Promise.all([page.waitForEvent("download"), links.nth(at).click()]);
      const bytes = readFileSync(await download.path());
      const name = new URL(download.url()).pathname.slice(1);
      assert.deepEqual(bytes, readFileSync(join(PUBLIC, name)));
    }
    await page.leave();
  }
});

test("an award prints as one sheet, whatever its state", async () => {
  const folder = mkdtempSync(join(tmpdir(), "blason-print-"));
  try {
    for (const [state, path] of Object.entries(awards())) {
      for (const format of ["A4", "Letter"]) {
        const page = await open(browser, site.address + path);
        const file = join(folder, `${state}-${format}.pdf`);
        await page.pdf({ path: file, format, preferCSSPageSize: false });
        const pages = readFileSync(file, "latin1").match(/\/Type\s*\/Page[^s]/g)?.length;
        assert.equal(pages, 1, `${state} on ${format}`);
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.locator(".files").isVisible(), false);
        assert.equal(await page.locator("header.top nav").first().isVisible(), false);
        assert.equal(await page.locator("h1").isVisible(), true);
        await page.leave();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the code on a certificate leads to its page", (context) => {
  // The picture is read by `cargo test`; here, by a program that people use, when it is there.
  try {
    execFileSync("zbarimg", ["--version"], { stdio: "ignore" });
  } catch {
    return context.skip("zbarimg is not installed");
  }
  const path = awards().valid;
  const html = readFileSync(join(PUBLIC, path), "utf8");
  const png = Buffer.from(html.match(/data:image\/png;base64,([A-Za-z0-9+/=]+)/)[1], "base64");
  const read = execFileSync("zbarimg", ["--quiet", "--raw", "-"], { input: png }).toString().trim();
  assert.ok(read.endsWith(path), read);
});
