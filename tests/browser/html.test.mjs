// The Nu HTML checker of the W3C reads every page; style sheets too.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { PUBLIC } from "./lib/site.mjs";

const JAR = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

test("the Nu HTML checker finds nothing", async () => {
  const options = ["-Xss8m", "-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", PUBLIC];
  const printed = await new Promise((resolve, reject) => {
    execFile("java", options, { maxBuffer: 1 << 28 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
  const { messages } = JSON.parse(printed);
  const faults = messages
    .filter((it) => it.type === "error" || it.subType === "warning")
    .map((it) => `${it.url.split("/").slice(-4).join("/")}:${it.lastLine}: ${it.message}`);
  assert.deepEqual([...new Set(faults)].slice(0, 40), []);
});
