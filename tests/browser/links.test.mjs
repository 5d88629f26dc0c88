// Every link within the site leads to a page that is there, and to a place on it that is there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { files, pages, PUBLIC } from "./lib/site.mjs";

const SITE = "http://site/";

test("no link within the site is broken", () => {
  const known = new Set(files());
  const texts = new Map();
  const html = (file) => texts.get(file) ?? texts.set(file, readFileSync(join(PUBLIC, file), "utf8")).get(file);
  const broken = [];
  let seen = 0;
  for (const page of pages()) {
    const file = page.endsWith("/") || page === "" ? `${page}index.html` : page;
    for (const [, , value] of html(file).matchAll(/\s(href|src)="([^"]*)"/g)) {
      const url = new URL(value.replaceAll("&amp;", "&"), SITE + page);
      if (url.origin !== new URL(SITE).origin || !/^https?:$/.test(url.protocol)) continue;
      seen += 1;
      const path = decodeURIComponent(url.pathname.slice(1));
      const target = path.endsWith("/") || path === "" ? `${path}index.html` : path;
      const id = decodeURIComponent(url.hash.slice(1));
      if (!known.has(target)) broken.push(`${page}: ${value}`);
      else if (id && target.endsWith(".html") && !/verify\/index\.html$/.test(target) && !html(target).includes(`id="${id}"`))
        broken.push(`${page}: ${value} has no such place`);
    }
  }
  assert.ok(seen > 0, "no link was seen");
  assert.deepEqual(broken, []);
});
