// `blason serve` as an author lives with it: a file is saved, and the open page follows.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { launch, open } from "./lib/browser.mjs";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
const BLASON = process.env.BLASON ?? join(repository, "target/release/blason");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const BADGE = "content/badges/reparer-ensemble/index.md";

let browser, root, server, address;

before(async () => {
  browser = await launch();
  root = mkdtempSync(join(tmpdir(), "blason-serve-"));
  for (const part of ["blason.toml", "content", "static"]) {
    cpSync(join(repository, part), join(root, part), { recursive: true });
  }
  address = await start();
});
after(async () => {
  await browser?.close();
  server?.kill();
  if (root) rmSync(root, { recursive: true, force: true });
});

/** Starts the program on the copied catalogue; gives the address that it prints. */
async function start(port = 0) {
  server = spawn(BLASON, ["--root", root, "--lang", "fr", "serve", "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: server.stdout })) return line;
  throw new Error("the program ended without an address");
}

const text = (path) => readFileSync(join(root, path), "utf8");
const write = (path, words) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), words);
};
/** A mark that goes when the page is loaded anew. */
const mark = (page) => page.evaluate(() => (window.stillTheSame = true));
const isMarked = (page) => page.evaluate(() => window.stillTheSame === true);
const panel = (page) => page.locator("blason-preview #panel");
const badgePage = () => `${address}badges/reparer-ensemble/`;
const says = (page, words) => page.waitForFunction((words) => document.body.textContent.includes(words), words);

test("an edit reloads the page that shows it, and no other", async () => {
  const page = await open(browser, badgePage());
  const other = await open(browser, `${address}legal/`);
  await mark(other);
  const before = text(BADGE);
  write(BADGE, before.replace(/^name = .*$/m, 'name = "Un nom tout neuf"'));
  await says(page, "Un nom tout neuf");
  await other.waitForTimeout(500);
  assert.ok(await isMarked(other), "a page that says what it said stays");
  write(BADGE, before);
  await page.waitForFunction(() => !document.body.textContent.includes("Un nom tout neuf"));
  assert.deepEqual(page.foreign, []);
  assert.deepEqual(page.faults, []);
  await page.leave();
  await other.leave();
});

test("a broken edit is told in the page; mended, the page follows", async () => {
  const page = await open(browser, badgePage());
  await mark(page);
  const before = text(BADGE);
  write(BADGE, before.replace(/^name = .*$/m, "name = 12"));
  await panel(page).waitFor({ state: "visible" });
  assert.ok(await isMarked(page), "the last good page stays");
  const tab = page.locator("blason-preview .tab");
  assert.match(await tab.innerText(), /1 erreur/);
  assert.equal(await tab.getAttribute("aria-expanded"), "true");
  assert.match(await page.locator("blason-preview [role=status]").textContent(), /erreur/);
  const findings = page.frameLocator("blason-preview iframe");
  await findings.getByText(BADGE).first().waitFor();
  await findings.getByText("À faire").first().waitFor();

  // Dismissed by the keyboard, it leaves the page alone, also after a reload.
  await tab.focus();
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "hidden" });
  await page.reload();
  await page.waitForFunction(() => document.querySelector("blason-preview")?.shadowRoot.querySelector(".tab.error"));
  assert.ok(await panel(page).isHidden());
  await tab.click();
  await panel(page).waitFor({ state: "visible" });

  write(BADGE, before.replace(/^name = .*$/m, 'name = "Corrigé"'));
  await says(page, "Corrigé");
  assert.ok(await panel(page).isHidden());
  write(BADGE, before);
  await page.waitForFunction(() => !document.body.textContent.includes("Corrigé"));
  await page.leave();
});

test("a style is swapped without a reload; a template reloads", async () => {
  const page = await open(browser, address);
  await mark(page);
  const settings = text("blason.toml");
  const colour = () => page.evaluate(() => getComputedStyle(document.querySelector("h1")).color);
  // A theme that is new.
  write("themes/neuf/styles/own.css", "h1 { color: rgb(1, 2, 3); }\n");
  const named = settings.includes("\ntheme =")
    ? settings.replace(/^theme = .*$/m, 'theme = "neuf"')
    : `theme = "neuf"\n${settings}`;
  write("blason.toml", named);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
  await mark(page);
  write("themes/neuf/styles/own.css", "h1 { color: rgb(4, 5, 6); }\n");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)");
  assert.ok(await isMarked(page), "the page was not loaded anew");
  assert.equal(await page.locator("link[rel=stylesheet]").count(), 1);
  assert.equal(await colour(), "rgb(4, 5, 6)");

  const template = readFileSync(join(repository, "themes/blason/templates/base.html"), "utf8");
  write("themes/neuf/templates/base.html", template.replace('<p class="made-with">', '<p id="mine">À moi</p>\n$&'));
  await page.waitForSelector("#mine");
  assert.ok(!(await isMarked(page)));
  write("blason.toml", settings);
  await page.waitForFunction(() => !document.querySelector("#mine"));
  await page.leave();
});

test("a new folder, a picture and a moved folder are seen", async () => {
  const page = await open(browser, `${address}badges/tout-neuf/`, {});
  assert.match(await page.title(), /introuvable/);
  // Made elsewhere, then moved in whole.
  cpSync(join(root, dirname(BADGE)), join(root, "elsewhere"), { recursive: true });
  writeFileSync(join(root, "elsewhere/index.md"), text(BADGE).replace(/^name = .*$/m, 'name = "Tout neuf"'));
  renameSync(join(root, "elsewhere"), join(root, "content/badges/tout-neuf"));
  await says(page, "Tout neuf");
  // A picture has one address whatever it shows.
  write("static/vu.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
  await mark(page);
  await page.waitForFunction(() => !window.stillTheSame);
  assert.equal((await fetch(`${address}vu.svg`)).headers.get("content-type"), "image/svg+xml");
  // A whole folder goes.
  renameSync(join(root, "content/badges/tout-neuf"), join(root, "gone"));
  await page.waitForFunction(() => document.title.includes("introuvable"));
  await page.leave();
});

test("the panel fits narrow windows, light and dark, and is not printed", async () => {
  const before = text(BADGE);
  write(BADGE, before.replace(/^name = .*$/m, "name = 12"));
  for (const width of [320, 1280]) {
    for (const dark of [false, true]) {
      const page = await open(browser, badgePage(), { width, dark });
      await panel(page).waitFor({ state: "visible" });
      const box = await panel(page).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width, `${JSON.stringify(box)} in ${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} in ${width}`);
      for (const button of await page.locator("blason-preview button:visible").all()) {
        const { width, height } = await button.boundingBox();
        assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
      }
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => globalThis.axe.run("blason-preview", { iframes: false }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`), []);
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator("blason-preview aside").isHidden());
      await page.leave();
    }
  }
  write(BADGE, before);
});

test("a program that was started again is found again", async () => {
  const page = await open(browser, address);
  await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => it.name.includes("news")));
  await mark(page);
  const { port } = new URL(address);
  server.kill();
  // The tab may still tell of the mistake of the test before: what it says is waited for.
  await page.locator("blason-preview .tab", { hasText: "ne répond plus" }).waitFor();
  await start(Number(port));
  await page.waitForFunction(() => !window.stillTheSame);
  await page.leave();
});
