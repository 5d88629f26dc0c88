// Documents baked into images (OB 3.0 section 5.3; Open Badges Baking 1.0). Nothing of an image is
// ever put into the page.

const MOST_ENTRIES = 64;
const LONGEST_TEXTS = 4 << 20;

const unreadableImage = (why) => new Fault("readable.image", { why });

// The texts of a PNG under the keywords of Open Badges, those of OB 3.0 first; throws a Fault.
async function fromPng(bytes) {
  const found = { openbadgecredential: [], openbadges: [] };
  let left = LONGEST_TEXTS;
  let pixels = false;
  let count = 0;
  for (const { name, data, first } of chunks(bytes)) {
    if (first && (name !== "IHDR" || data.length !== 13)) throw unreadableImage("IHDR");
    pixels ||= name === "IDAT";
    if (!["iTXt", "tEXt", "zTXt"].includes(name)) continue;
    const end = data.subarray(0, 80).indexOf(0);
    const keyword = end < 0 ? "" : fromLatin1(data.subarray(0, end));
    count += 1;
    if (count > MOST_ENTRIES) throw unreadableImage(name);
    if (!Object.hasOwn(found, keyword)) continue;
    const text = await entryText(name, data.subarray(end + 1), left);
    if (text === null) throw unreadableImage(name);
    left -= text.length;
    found[keyword].push(text);
  }
  if (!pixels) throw unreadableImage("IDAT");
  return [...found.openbadgecredential, ...found.openbadges];
}

// The chunks of a PNG, each with its checksum checked.
function* chunks(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8, first = true; ; first = false) {
    if (at + 12 > bytes.length) throw unreadableImage("PNG");
    const length = view.getUint32(at);
    if (at + 12 + length > bytes.length) throw unreadableImage("PNG");
    const name = fromLatin1(bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(name)) throw unreadableImage("PNG");
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) throw unreadableImage(name);
    yield { name, data: bytes.subarray(at + 8, at + 8 + length), first };
    if (name === "IEND") return;
    at += length + 12;
  }
}

function crc32(bytes) {
  crc32.table ??= Uint32Array.from({ length: 256 }, (_, at) => {
    let value = at;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  let value = 0xffffffff;
  for (const byte of bytes) value = crc32.table[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

// The text of one entry, past its keyword; null when it cannot be read or is too long.
async function entryText(chunk, data, left) {
  if (chunk === "tEXt") return data.length > left ? null : fromLatin1(data);
  if (chunk === "zTXt") {
    const plain = data[0] === 0 ? await unpack(data.subarray(1), "deflate", left) : null;
    return plain && fromLatin1(plain);
  }
  const [flag, method] = data;
  const language = data.indexOf(0, 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  if (translated < 0 || flag > 1 || (flag === 1 && method !== 0)) return null;
  const rest = data.subarray(translated + 1);
  const plain = flag === 1 ? await unpack(rest, "deflate", left) : rest.length > left ? null : rest;
  return plain && fromUtf8(plain);
}
