// The verifier page in a real browser: a good, a tampered, a revoked, a suspended and an expired badge,
// chosen, dropped, pasted and named by the address; without a network, without script, by keyboard.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "../lib/browser.mjs";
import { serve } from "../lib/site.mjs";
import { NOW, awards, bytesOf, engine, pageData, program, siteOf } from "./site.mjs";

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

/** What the engine in the browser says of texts, with the lists of the site at hand. */
async function judged(page, texts) {
  const { preload } = pageData();
  const lists = Object.fromEntries(preload.map((path) => [path, new TextDecoder().decode(bytesOf(path))]));
  return page.evaluate(
    async ([texts, lists, now]) => {
      const parts = await import(document.querySelector('script[type="module"]').src);
      const data = JSON.parse(document.querySelector('script[type="application/json"]').textContent);
      const ask = async (path) => {
        const text = lists[path] ?? (await (await fetch(new URL(path, new URL(data.root, location.href)))).text());
        return { bytes: new TextEncoder().encode(text) };
      };
      const found = [];
      for (const text of texts) {
        const { verdict, documents } = await parts.examine(new TextEncoder().encode(text), new parts.Site(data, ask), { now, recipient: "" });
        found.push([verdict, documents[0].steps[0].code]);
      }
      return found;
    },
    [texts, lists, NOW],
  );
}

test("an SVG is read by its namespaces", async () => {
  const json = new TextDecoder().decode(bytesOf(by.demonstration)).trim();
  const escaped = json.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const v3 = "https://purl.imsglobal.org/ob/v3p0";
  const cases = [
    [`<svg xmlns:openbadges="${v3}"><openbadges:credential><![CDATA[${json}]]></openbadges:credential></svg>`, "demonstration"],
    [`<?xml version="1.0"?><!-- <a> --><svg xmlns:o="${v3}"><g/><o:credential>${escaped}</o:credential></svg>`, "demonstration"],
    [`<svg><credential xmlns="${v3}">${escaped}</credential></svg>`, "demonstration"],
    [`<svg xmlns:openbadges="https://other.example/"><openbadges:credential>${escaped}</openbadges:credential></svg>`, "readable.not_baked"],
    [`<svg xmlns:openbadges="${v3}"><!-- <openbadges:credential>${escaped}</openbadges:credential> --></svg>`, "readable.not_baked"],
    [`<svg><openbadges:credential>${escaped}</openbadges:credential></svg>`, "page.beyond"],
    [`<svg xmlns:openbadges="${v3}"><openbadges:credential>${escaped}</svg>`, "page.beyond"],
    [`<html xmlns:openbadges="${v3}"><openbadges:credential>${escaped}</openbadges:credential></html>`, "page.beyond"],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "page.beyond"],
    ["<svg/>", "readable.not_baked"],
    ["<svg", "page.beyond"],
    ["<svg/><svg/>", "page.beyond"],
    ["<".repeat(100000), "page.beyond"],
    [`<svg xmlns="http://www.w3.org/2000/svg"><script>window.broken = 1</script><image href="https://evil.example/x.png"/></svg>`, "readable.not_baked"],
  ];
  const page = await open(browser, `${site.address}verify/`);
  const found = await judged(page, cases.map(([svg]) => svg));
  for (const [at, [svg, expected]] of cases.entries()) assert.ok(found[at].includes(expected), `${found[at]} ${svg.slice(0, 200)}`);
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.deepEqual(page.foreign, []);
  await page.leave();
});

test("baked SVGs, whole and damaged, as the program sees them", async () => {
  const page = await open(browser, `${site.address}verify/`);
  const whole = awards(".svg").map((path) => new TextDecoder().decode(bytesOf(path)));
  const damaged = Array.from({ length: 200 }, (_, number) => {
    const [text] = whole;
    const at = (number * 7919) % text.length;
    const sign = ["<", ">", '"', "&", " ", "x", "]]>", ":", ""][number % 9];
    return text.slice(0, at) + sign + text.slice(at + (number % 3));
  });
  const texts = [...whole, ...damaged];
  const [ours, theirs] = [await judged(page, texts), program(texts)];
  for (const [at, text] of texts.entries()) {
    const [verdict, code] = ours[at];
    const good = verdict === "demonstration";
    if (at < whole.length) assert.equal(good, theirs[at].validity === "valid", `${at}: ${code}`);
    if (good) assert.equal(theirs[at].validity, "valid", `damage ${at - whole.length}: ${text.slice(0, 300)}`);
    if (verdict === "invalid") assert.notEqual(theirs[at].validity, "valid", `damage ${at - whole.length}: ${code}`);
  }
  await page.leave();
});

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
