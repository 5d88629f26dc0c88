// The verifier page in a real browser: a good, a tampered, a revoked, a suspended and an expired badge,
// chosen, dropped, pasted and named by the address; without a network, without script, by keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "../lib/browser.mjs";
import { serve } from "../lib/site.mjs";
import { NOW, awards, bytesOf, engine, pageData, siteOf } from "./site.mjs";

let site, browser;
const by = {};

before(async () => {
  const parts = await engine();
  for (const path of awards(".json")) {
    const { verdict, documents } = await parts.examine(bytesOf(path), siteOf(parts), { now: NOW, recipient: "" });
    by[documents[0].steps.find((it) => it.outcome === 3)?.code ?? verdict] ??= path;
  }
  site = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.stop();
});

/** What the page shows once it has decided. */
async function shown(page) {
  await page.waitForSelector("#verify_result[data-verdict]:not([hidden])");
  return page.evaluate(() => ({
    verdict: document.querySelector("#verify_result").dataset.verdict,
    code: document.querySelector("#verify_result").dataset.code,
    line: document.querySelector("#verify_headline").textContent,
    live: document.querySelector("#verify_live").textContent,
    focused: document.activeElement.id,
    steps: [...document.querySelectorAll("#verify_result .steps li")].map((it) => it.dataset.code),
  }));
}

/** Gives the page a file, and what it shows. */
async function choose(page, name, buffer) {
  await page.evaluate(() => document.querySelector("#verify_result").removeAttribute("data-verdict"));
  await page.setInputFiles("#verify_file", { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
  return shown(page);
}

async function paste(page, text) {
  await page.evaluate(() => document.querySelector("#verify_result").removeAttribute("data-verdict"));
  await page.fill("#verify_text", text);
  await page.click("#verify_go");
  return shown(page);
}

for (const lang of ["", "en/"]) {
  test(`good, tampered, revoked, suspended, expired: /${lang}verify/`, async () => {
    const page = await open(browser, `${site.address}${lang}verify/`);
    for (const [ending, name] of [[".json", "a.json"], [".png", "a.png"], [".svg", "a.svg"]]) {
      const good = await choose(page, name, bytesOf(by.demonstration.replace(".json", ending)));
      assert.equal(good.verdict, "demonstration", ending);
      assert.equal(good.focused, "verify_headline");
      assert.ok(good.line.endsWith(good.live) && good.live.length > 10);
    }
    const text = new TextDecoder().decode(bytesOf(by.demonstration));
    const tampered = await choose(page, "a.json", text.replace(/"awardedDate":"20/, '"awardedDate":"19'));
    assert.deepEqual([tampered.verdict, tampered.code], ["invalid", "proof.broken"]);
    for (const code of ["status.revoked", "status.suspended", "force.expired"]) {
      const found = await choose(page, "a.json", bytesOf(by[code]));
      assert.deepEqual([found.verdict, found.code], ["invalid", code]);
    }
    assert.deepEqual([page.foreign, page.faults], [[], []]);
    await page.leave();
  });
}

test("an address of this site is read, and no other", async () => {
  const page = await open(browser, `${site.address}verify/`);
  assert.equal((await paste(page, pageData().base + by.demonstration)).verdict, "demonstration");
  assert.equal((await paste(page, site.address + by["status.revoked"])).code, "status.revoked");
  for (const other of ["https://evil.example/a.json", `${pageData().base}../a.json`, `http://evil.example/#${pageData().base}`]) {
    const found = await paste(page, other);
    assert.deepEqual([found.verdict, found.code], ["open", "page.other_host"], other);
  }
  assert.equal((await paste(page, `${pageData().base}awards/00/none.json`)).code, "readable.not_there");
  assert.equal((await paste(page, "hello")).code, "readable.unknown");
  assert.deepEqual(page.foreign, []);
  await page.leave();
});

test("the fragment of the address names a document", async () => {
  const page = await open(browser, `${site.address}verify/#${by["force.expired"]}`);
  assert.equal((await shown(page)).code, "force.expired");
  await page.evaluate(() => document.querySelector("#verify_result").removeAttribute("data-verdict"));
  await page.evaluate((path) => (location.hash = path), by.demonstration);
  assert.equal((await shown(page)).verdict, "demonstration");
  await page.leave();
});

test("without a network, once it is loaded", async () => {
  const page = await open(browser, `${site.address}verify/`);
  await page.waitForLoadState("networkidle");
  await page.context().setOffline(true);
  assert.equal((await choose(page, "a.json", bytesOf(by.demonstration))).verdict, "demonstration");
  assert.equal((await choose(page, "a.json", bytesOf(by["status.revoked"]))).code, "status.revoked");
  await page.leave();
});

test("dropped, and compared with a holder", async () => {
  const page = await open(browser, `${site.address}verify/`);
  const text = new TextDecoder().decode(bytesOf(by.demonstration));
  await page.fill("#verify_recipient", "nobody@example.org");
  await page.evaluate((given) => {
    const carried = new DataTransfer();
    carried.items.add(new File([given], "a.json"));
    document.querySelector("#verify_drop").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
  }, text);
  assert.equal((await shown(page)).code, "recipient.differs");
  assert.ok(!(await page.content()).includes("nobody@example.org"));
  await page.leave();
});

test("by keyboard alone", async () => {
  const page = await open(browser, `${site.address}verify/`);
  await page.focus("#verify_text");
  await page.keyboard.type(pageData().base + by["status.revoked"]);
  for (let turn = 0; turn < 5 && (await page.evaluate(() => document.activeElement.id)) !== "verify_go"; turn += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  assert.equal((await shown(page)).code, "status.revoked");
  await page.leave();
});

test("what a badge says is text and nothing else", async () => {
  const page = await open(browser, `${site.address}verify/`);
  const document = JSON.parse(new TextDecoder().decode(bytesOf(by.demonstration)));
  document.credentialSubject.achievement.name = '<img src=x onerror="window.broken=1"><b>';
  document.issuer.id = "javascript:alert(1)";
  document.credentialSubject.achievement.criteria.id = "javascript:alert(1)";
  await choose(page, "a.json", JSON.stringify(document));
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator("#verify_result img, #verify_result b, #verify_result a[href^=javascript]").count(), 0);
  await page.leave();
});

test("without script, it says how to check otherwise", async () => {
  const page = await open(browser, `${site.address}verify/`, { script: false });
  assert.ok(await page.locator("#verify_without").isVisible());
  assert.ok(!(await page.locator("#verify_form").isVisible()));
  assert.ok((await page.locator("pre").textContent()).includes("blason verify --online"));
  await page.leave();
});
