// Was it taken back or held back? (Bitstring Status List 1.0.) A list counts only when its own seal
// holds and it is the issuer's; lists are read from this site only.

const LONGEST_LIST = 16 << 20;
const FEWEST_PLACES = 131072;
const MOST_STATUSES = 8;

async function statusSteps(document, issuer, site, now) {
  const statuses = items(document.credentialStatus);
  if (statuses.length === 0) return [step("status", "status.none")];
  if (statuses.length > MOST_STATUSES) return [step("status", "status.too_many")];
  return Promise.all(statuses.map((status) => statusStep(status, issuer, site, now)));
}

async function statusStep(status, issuer, site, now) {
  const said = (code, args) => step("status", code, args);
  const kinds = items(status?.type).filter(isText);
  if (!kinds.includes("BitstringStatusListEntry")) return said("status.unknown", { type: short(kinds[0] ?? "?") });
  const { statusListCredential: address, statusPurpose: purpose, statusListIndex: index } = status;
  // The standard asks for figures in a text. A bare number is read by the program; here it may have
  // lost what tells 1 from 1.0.
  if (typeof index === "number") return said("page.beyond", { what: "statusListIndex" });
  if (!isText(address) || !isText(purpose) || !/^[0-9]{1,9}$/.test(isText(index) ? index : "")) {
    return said("status.malformed");
  }
  if (status.statusSize !== undefined && status.statusSize !== 1) return said("status.size");
  if (purpose !== "revocation" && purpose !== "suspension") {
    return said("status.other_purpose", { purpose: short(purpose) });
  }
  const found = await lookUp(address, purpose, Number(index), issuer, site, now);
  // The site names the revocation list only; suspensions stand beside it.
  const beside = /^(.*\/)revocation-([0-9]+\.json)$/.exec(address);
  if (purpose !== "revocation" || found.outcome !== PASSED || !beside) return found;
  const held = await lookUp(`${beside[1]}suspension-${beside[2]}`, "suspension", Number(index), issuer, site, now);
  return held.outcome === PASSED || held.code === "status.not_there" ? found : held;
}

async function lookUp(address, purpose, place, issuer, site, now) {
  const told = (code, args = {}) => step("status", code, { address: short(address), ...args });
  const path = site.pathOf(address);
  if (path === null) return told("page.status_elsewhere");
  const answer = await site.read(path);
  if (answer.missing === "not there") return told("status.not_there");
  if (!answer.bytes) return told("status.unreachable", { why: answer.missing });
  const list = listOf(answer.bytes);
  if (!list) return told("status.list_unreadable");
  const { steps, seal } = await checked(list, "list", site);
  if (steps.some((it) => it.outcome !== PASSED)) return told("status.list_malformed");
  const bits = await bitsOf(list);
  if (!bits) return told("status.list_malformed");
  const worst = Math.max(...seal.steps.map((it) => it.outcome));
  if (worst === FAILED) return told("status.list_forged");
  if (worst !== PASSED) return told("status.list_open");
  if (issuerOf(list) !== issuer) return told("status.list_of_another", { issuer: short(issuerOf(list)) });
  if (!items(list.credentialSubject.statusPurpose).includes(purpose)) {
    return told("status.list_other_purpose", { purpose });
  }
  const byte = bits[place >> 3];
  if (byte === undefined) return told("status.out_of_range");
  // What was taken back stays so, however old the list is.
  if (byte & (0x80 >> (place & 7))) return told(purpose === "revocation" ? "status.revoked" : "status.suspended");
  if (inForce(periodOf(list), seal.period, now).outcome === FAILED) return told("status.list_stale");
  if (list.id !== address) return told("status.list_misplaced");
  return told("status.good");
}

// The document of a list; null when it is none.
function listOf(bytes) {
  try {
    const list = readJson((fromUtf8(bytes) ?? "").trim());
    const kinds = isObject(list) ? items(list.type) : [];
    return kinds.includes("BitstringStatusListCredential") ? list : null;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

// The bits of a list, place 0 the leftmost of the first byte; null when it has none.
async function bitsOf(list) {
  const { type, encodedList: text } = list.credentialSubject;
  if (!items(type).includes("BitstringStatusList") || !isText(text) || !text.startsWith("u")) return null;
  const packed = fromBase64url(text.slice(1));
  const bits = packed && (await unpack(packed, "gzip", LONGEST_LIST));
  return bits && bits.length * 8 >= FEWEST_PLACES ? bits : null;
}
