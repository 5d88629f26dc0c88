// What was presented: a text or an image, and the verdict on each document in it.

const MOST_DOCUMENTS = 8;
const WEB = /^[a-z]+:\/\//i;
const PNG_SIGNATURE = "89504e470d0a1a0a";

// Examines bytes: `{ container, documents, verdict }`. `asked` is the moment, in seconds since 1970,
// and the address of the holder or "".
async function examine(bytes, site, asked) {
  const { container, texts, fault } = await presented(bytes);
  const documents = fault
    ? [unread(fault)]
    : await Promise.all(texts.map((text) => examineText(text, site, asked)));
  return { container, documents, verdict: verdictOf(documents) };
}

const unread = (fault) => ({
  format: null,
  demonstration: null,
  about: null,
  steps: [step("readable", fault.code, fault.args)],
});

// The texts that may be documents, and what held them.
async function presented(bytes) {
  const container = hex(bytes.subarray(0, 8)) === PNG_SIGNATURE ? "png" : null;
  try {
    if (bytes.length > LONGEST_FILE) throw new Fault("readable.too_long");
    if (container) return baked("png", await fromPng(bytes));
    const read = fromUtf8(bytes);
    if (read === null) throw new Fault("readable.unknown");
    const text = read.replace(/^\ufeff/, "").trim();
    if (text === "") throw new Fault("readable.empty");
    if (text.startsWith("<")) return baked("svg", fromSvg(text));
    return { container: isToken(text) ? "jwt" : "json", texts: [text] };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { container: container ?? "json", texts: [], fault: error };
  }
}

// The texts of an image, of which there should be one, and not too many.
function baked(container, texts) {
  if (texts.length === 0) throw new Fault("readable.not_baked");
  if (texts.length > MOST_DOCUMENTS) throw new Fault("readable.too_many_documents");
  return { container, texts };
}

// The verdict on one text: JSON or a token.
async function examineText(given, site, asked) {
  const text = given.replace(/^\ufeff/, "").trim();
  try {
    if (WEB.test(text)) throw new Fault("page.address_inside");
    if (isToken(text)) {
      const token = readToken(text);
      if (!isBadge(token.credential)) throw new Fault("page.no_badge");
      return await examineToken(token, site, asked);
    }
    if (text === "") throw new Fault("readable.empty");
    if (!/^[{[]/.test(text)) throw new Fault("readable.unknown");
    const document = readJson(text);
    if (!isObject(document)) throw new Fault("readable.no_object");
    if (isBadge(document)) return await examineCredential(document, site, asked);
    if (document["@context"] === NAMES.ob2) return await examineAssertion(document, site, asked);
    throw new Fault(isKnown(document) ? "page.no_badge" : "readable.no_badge");
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return unread(error);
  }
}

// Whether a document claims to be a badge of Open Badges 3.0.
function isBadge(document) {
  const kinds = items(document.type);
  return kinds.includes("OpenBadgeCredential") || kinds.includes("AchievementCredential");
}

// Whether a document is of a kind that `blason verify` reads and this page does not.
function isKnown(document) {
  const texts = [...items(document.type), ...items(document["@context"])].filter(isText);
  const families = /\/credentials\/v[12]|openbadge/;
  const kinds = /^(VerifiableCredential|Assertion|BadgeClass|Issuer|Profile|CryptographicKey|RevocationList|Endorsement)$/;
  return texts.some((it) => families.test(it) || kinds.test(it)) || ("badge" in document && "recipient" in document);
}
