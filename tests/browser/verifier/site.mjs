// A built site in a folder, and the engine of its verifier page as it is published there.

import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the built site, `PUBLIC` as for the other tests of this folder. */
export const FOLDER = process.env.PUBLIC ?? "public";

/** The program, for the comparison with `blason verify`. */
export const PROGRAM = process.env.BLASON ?? "target/debug/blason";

/** Answers paths from the folder, as the page is answered by its host; `changed` takes the place of files. */
export function askFolder(folder = FOLDER, changed = {}) {
  return async (path) => {
    if (path in changed) return changed[path] === null ? { missing: "not there" } : { bytes: changed[path] };
    const file = join(folder, path);
    return existsSync(file) ? { bytes: new Uint8Array(readFileSync(file)) } : { missing: "not there" };
  };
}

/** The files of the folder, as the page of a site asks for them, with this data or the page's own. */
export function siteOf(parts, { data = pageData(), changed = {} } = {}) {
  return new parts.Site(data, askFolder(FOLDER, changed));
}

/** The bytes of a file of the site. */
export const bytesOf = (path) => new Uint8Array(readFileSync(join(FOLDER, path)));

/** The moment that both judge by: today. */
export const NOW = Math.floor(Date.now() / 1000);

/** The engine of a built site: the very bytes that the page loads. */
export async function engine(folder = FOLDER) {
  const name = readdirSync(join(folder, "assets")).find((it) => /^verify\..*\.js$/.test(it));
  const copy = join(mkdtempSync(join(tmpdir(), "verify-")), "verify.mjs");
  copyFileSync(join(folder, "assets", name), copy);
  return import(pathToFileURL(copy).href);
}

/** The data that the page in a language carries. */
export function pageData(folder = FOLDER, page = "verify/index.html") {
  const html = readFileSync(join(folder, page), "utf8");
  return JSON.parse(/<script type="application\/json">(.*?)<\/script>/s.exec(html)[1]);
}

/** Every award's files of one ending, by path. */
export function awards(ending, folder = FOLDER) {
  const shards = readdirSync(join(folder, "awards")).flatMap((shard) =>
    readdirSync(join(folder, "awards", shard)).map((name) => `awards/${shard}/${name}`),
  );
  return shards.filter((path) => path.endsWith(ending) && (ending !== ".json" || !path.endsWith(".ob2.json"))).sort();
}

/** The verdicts of `blason verify` on many texts, by the page's words for them. */
export function program(texts, { folder = FOLDER, now = null, extra = [] } = {}) {
  const place = mkdtempSync(join(tmpdir(), "verify-"));
  const files = texts.map((text, at) => {
    const file = join(place, `${String(at).padStart(5, "0")}.txt`);
    writeFileSync(file, text);
    return file;
  });
  const found = [];
  for (let at = 0; at < files.length; at += 500) {
    const when = now === null ? [] : ["--now", new Date(now * 1000).toISOString().replace(/\.\d+/, "")];
    const given = ["verify", "--site", folder, "--format", "json", ...when, ...extra, ...files.slice(at, at + 500)];
    found.push(...JSON.parse(run(given)).files);
  }
  return found.map((file) => {
    const all = file.verdicts.map((it) => it.validity);
    const validity = all[0] === "invalid" ? "invalid" : all.every((it) => it === "valid") ? "valid" : "open";
    return { validity, file };
  });
}

function run(given) {
  try {
    return execFileSync(PROGRAM, given, { encoding: "utf8", maxBuffer: 1 << 29, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}
