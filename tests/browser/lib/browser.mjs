// Chromium, and pages that keep a record of what they asked for and of what went wrong in them.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where the browser is: `$CHROMIUM`, or the usual places. */
export const BROWSER = process.env.CHROMIUM ?? PLACES.find(existsSync) ?? "chromium";

/** What keeps the browser from talking to anyone by itself. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const WIDTHS = [320, 768, 1280];

export async function launch() {
  return chromium.launch({ executablePath: BROWSER, args: QUIET });
}

/**
 * A page of its own, with or without script, light or dark, at a width. `foreign` collects requests
 * to other hosts (which are refused), `faults` the errors of scripts and of missing files.
 */
export async function open(browser, address, options = {}) {
  const { width = 1280, height = 900, dark = false, script = true, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: script,
    locale: "fr-FR",
    acceptDownloads: true,
    ...rest,
  });
  const page = await context.newPage();
  const home = new URL(address).origin;
  page.foreign = [];
  page.faults = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (/^(data|blob|about):/.test(url) || new URL(url).origin === home) return route.continue();
    page.foreign.push(url);
    return route.abort();
  });
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== address) page.faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(address, { waitUntil: "load" });
  page.leave = () => context.close();
  return page;
}
