// A folder on a loopback port, as a static host serves it: media types, gzip, 404.html.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { extname, join, normalize, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jwt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".atom": "application/atom+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};
const PACKED = new Set([".html", ".css", ".js", ".json", ".svg", ".atom", ".xml", ".txt"]);

/** The built site that the tests are about. */
export const PUBLIC = process.env.PUBLIC ?? "public";

/** Serves the folder; gives its address, ending in `/`, and a way to stop. */
export async function serve(folder = PUBLIC) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
    let file = normalize(join(folder, path));
    if (relative(folder, file).startsWith("..")) return response.writeHead(403).end();
    let status = 200;
    try {
      if ((await stat(file)).isDirectory()) {
        if (!path.endsWith("/")) return response.writeHead(301, { location: `${path}/` }).end();
        file = join(file, "index.html");
      }
      await stat(file);
    } catch {
      status = 404;
      file = join(folder, "404.html");
    }
    let body = await readFile(file).catch(() => Buffer.from("not found"));
    const ending = extname(file);
    const head = {
      "content-type": TYPES[ending] ?? "application/octet-stream",
      "cache-control": "public, max-age=600",
    };
    if (PACKED.has(ending) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      head["content-encoding"] = "gzip";
      body = gzipSync(body);
    }
    response.writeHead(status, head).end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  // `localhost` is a secure context, so that the browser lends its cryptography.
  const address = `http://localhost:${server.address().port}/`;
  return {
    address,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Every file of the site, as paths with `/`, in order. */
export function files(folder = PUBLIC) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** Every page of the site, as addresses below its root. */
export function pages(folder = PUBLIC) {
  return files(folder)
    .filter((path) => path.endsWith(".html"))
    .map((path) => path.replace(/(^|\/)index\.html$/, "$1"));
}
