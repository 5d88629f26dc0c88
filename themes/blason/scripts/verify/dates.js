// Moments as documents write them: a date, a time and a zone (XML Schema `dateTimeStamp`).

// Whole seconds since 1970, rounded down; null when the text is no such moment.
function moment(text) {
  if (!isText(text)) return null;
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const [hours, minutes] = [Number(parts[8] ?? 0), Number(parts[9] ?? 0)];
  if (hours > 14 || minutes > 59 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const offset = (hours * 60 + minutes) * (parts[7] === "-" ? -60 : 60);
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
}

// A moment of a token (RFC 7519, NumericDate), to the second.
const numericDate = (value) =>
  typeof value === "number" && Math.abs(value) < 2 ** 40 ? Math.floor(value) : null;

// From when and until when a document holds, in the words of either data model: the later
// beginning and the earlier end.
function periodOf(document) {
  const dates = (...names) => names.map((name) => moment(document[name])).filter((it) => it !== null);
  return {
    from: dates("validFrom", "issuanceDate").reduce(later, null),
    until: dates("validUntil", "expirationDate").reduce(earlier, null),
  };
}

const later = (one, other) => (one === null ? other : other === null ? one : Math.max(one, other));
const earlier = (one, other) => (one === null ? other : other === null ? one : Math.min(one, other));

// The step at a moment, for a proof that may have a period of its own.
function inForce(period, proof, now) {
  const from = later(period.from, proof.from);
  if (from !== null && now < from) return step("in-force", "force.not_yet", { date: { moment: from } });
  if (period.until !== null && period.until < now) {
    return step("in-force", "force.expired", { date: { moment: period.until } });
  }
  if (proof.until !== null && proof.until < now) {
    return step("in-force", "force.proof_ended", { date: { moment: proof.until } });
  }
  return period.until === null
    ? step("in-force", "force.without_end")
    : step("in-force", "force.until", { date: { moment: period.until } });
}
