// What a visitor types folds as the texts of badges do: `node --test tests/browser/fold.test.mjs`.
// The same table is read by src/render/search/fold.rs.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

const file = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const script = await file("themes/blason/scripts/catalogue/01-fold.js");
const { asked, plain } = await import(`data:text/javascript,${encodeURIComponent(script)}`);
const { texts, letters } = JSON.parse(await file("tests/vectors/search/fold.json"));

test("texts fold as the table says", () => {
  assert.ok(texts.length > 30);
  for (const { text, asked: words } of texts) assert.deepEqual(asked(text), words, text);
});

test("letters lose their marks", () => {
  for (const [bare, marked] of Object.entries(letters)) {
    for (const letter of marked) assert.equal(plain(letter), bare, letter);
  }
});

test("what is typed finds what is filed", () => {
  for (const { text, filed, asked: words } of texts) {
    if (filed.length === 0) continue;
    for (const word of words) assert.ok(filed.some((it) => it.startsWith(word)) || word.length === 1, `${word} of ${text}`);
  }
});

test("the parts of the script make one module", async () => {
  const folder = new URL("../../themes/blason/scripts/catalogue/", import.meta.url);
  const names = (await readdir(folder)).sort();
  const whole = (await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")))).join("");
  // The browser is not here: it is read, not run.
  const { status, stderr } = spawnSync(process.execPath, ["--check", "--input-type=module"], { input: whole });
  assert.equal(status, 0, String(stderr));
});
