// Bytes and texts: encodings, hashes, unpacking with a limit. Pure; nothing here knows a badge.

const LONGEST_FILE = 8 << 20;

// What stopped a reading: the code of a reason and the values of its placeholders.
class Fault extends Error {
  constructor(code, args = {}) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

const toUtf8 = (text) => new TextEncoder().encode(text);

// Text from UTF-8; null when the bytes are not UTF-8. A byte order mark stays.
function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const fromLatin1 = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

// Multibase base58btc, as keys and signatures are written: `z…`; null when it is not that.
function fromBase58(text) {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,128}$/.test(text)) return null;
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const zeros = /^1*/.exec(text.slice(1))[0].length;
  let figures = number === 0n ? "" : number.toString(16);
  if (figures.length % 2) figures = `0${figures}`;
  const rest = (figures.match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return Uint8Array.from([...new Array(zeros).fill(0), ...rest]);
}

// Base64url without padding, every letter of it counting; null when it is not that.
function fromBase64url(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const again = btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  return again === text ? Uint8Array.from(binary, (letter) => letter.charCodeAt(0)) : null;
}

// What `format` ("gzip", "deflate") unpacks to, or null when it is broken or longer than the limit.
async function unpack(bytes, format, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > limit) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// A foreign text fit to be shown: short, without signs that hide it or turn its direction.
const STEERING =
  /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function calm(text, longest = 300) {
  const letters = [...text.slice(0, 4 * longest)];
  const cut = letters.slice(0, longest).join("").replace(STEERING, "\ufffd");
  return letters.length > longest || text.length > 4 * longest ? `${cut}…` : cut;
}

const short = (value) => calm(isText(value) ? value : (JSON.stringify(value) ?? "?"), 120);
