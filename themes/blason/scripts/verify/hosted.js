// Assertions of Open Badges 2.0 that this site hosts: their address is their proof. What was
// presented must be what the site says, and the site is asked for the badge and its issuer too.

async function examineAssertion(document, site, asked) {
  const verdict = { format: "ob2", demonstration: null, about: { id: textOr(document.id) }, steps: [] };
  verdict.steps.push(step("readable", "ob2.read"));
  try {
    await hostedSteps(document, site, asked, verdict);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const name = error.code.startsWith("ob2.") ? "proof" : "well-formed";
    verdict.steps.push(step(name, error.code, error.args));
  }
  return verdict;
}

// What two documents clearly say otherwise: texts that are no dates, and who the holder is.
function differences(one, other) {
  const plain = (value) => isText(value) && moment(value) === null;
  const names = Object.keys(one).filter((it) => plain(one[it]) && plain(other[it]) && one[it] !== other[it]);
  const [ours, theirs] = [one.recipient?.identity, other.recipient?.identity];
  return plain(ours) && plain(theirs) && ours !== theirs ? [...names, "recipient"] : names;
}

async function hostedSteps(document, site, asked, verdict) {
  const add = (name, code, args) => verdict.steps.push(step(name, code, args));
  if (document.type !== "Assertion" || document.verification?.type === "SignedBadge") throw new Fault("page.no_badge");
  if (!isText(document.id) || !WEB.test(document.id)) throw new Fault("ob2.no-address");
  const truth = await hostedDocument(document.id, "assertion", site);
  const different = differences(document, truth);
  const address = short(document.id);
  if (different.length > 0) {
    add("proof", "ob2.differs", { address, names: different.slice(0, 8).map(short).join(", ") });
  } else if (same(document, truth)) add("proof", "ob2.hosted", { address });
  // It is written in another way, which may mean the same.
  else throw beyond(document.id);
  if (truth.revoked === true) {
    const why = textOr(truth.revocationReason);
    add("status", why ? "ob2.revoked" : "ob2.revoked-silently", why ? { why: short(why) } : {});
    checkObject(truth, "remnant", "assertion", {});
    return;
  }
  checkObject(truth, "assertion", "assertion", {});
  if (truth.verification.type !== "HostedBadge" && truth.verification.type !== "hosted") throw beyond("verification");
  const badge = await hostedDocument(truth.badge, "badge", site);
  checkObject(badge, "badgeClass", "badge", {});
  const profile = await hostedDocument(badge.issuer, "issuer", site);
  checkObject(profile, "profile2", "issuer", {});
  const known = site.data.issuers.find((it) => it.hosted === profile.id);
  if (badge.type !== "BadgeClass" || profile.type !== "Issuer" || !known) throw beyond("issuer");
  add("well-formed", "ob2.well-formed");
  const scope = profile.verification?.startsWith ?? site.data.base;
  add("scope", scope.startsWith(site.data.base) && document.id.startsWith(scope) ? "ob2.in-scope" : "ob2.out-of-scope", {
    name: short(profile.id),
    address,
  });
  verdict.about = aboutAssertion(truth, badge, known);
  verdict.demonstration = site.data.demonstration;
  verdict.steps.push(hostedInForce(truth, asked.now));
  await standing(truth, profile, site, add);
  verdict.steps.push(await recipientStep2(truth.recipient, asked.recipient));
  add("endorsements", "ob2.no-endorsement");
}

// A document of this site that names its own address; throws a Fault when there is none.
async function hostedDocument(address, what, site) {
  const path = site.pathOf(address);
  if (path === null) throw new Fault("page.other_host", { address: short(address) });
  const answer = await site.read(path);
  const args = { address: short(address), what: { say: `the_${what}` } };
  if (answer.missing === "not there") throw new Fault("ob2.not-there", args);
  if (!answer.bytes) throw new Fault("ob2.unreachable", { ...args, why: answer.missing });
  const document = readJson((fromUtf8(answer.bytes) ?? "").trim());
  if (!isObject(document) || document.id !== address || document["@context"] !== NAMES.ob2) throw beyond(address);
  return document;
}

function hostedInForce(truth, now) {
  const [from, until] = [moment(truth.issuedOn), moment(truth.expires)];
  if (until !== null && until < from) return step("in-force", "ob2.no-date");
  if (now < from) return step("in-force", "ob2.future", { date: { moment: from } });
  if (until !== null && until < now) return step("in-force", "ob2.expired", { date: { moment: until } });
  return step("in-force", "ob2.in-force");
}

// Whether the issuer's list says that it was taken back.
async function standing(truth, profile, site, add) {
  const list = profile.revocationList && (await hostedDocument(profile.revocationList, "list", site).catch(() => null));
  if (!list || !Array.isArray(list.revokedAssertions)) return add("status", "ob2.standing-unknown");
  const entry = list.revokedAssertions.find((it) => (isText(it) ? it : it?.id) === truth.id);
  if (entry === undefined) return add("status", "ob2.stands");
  const why = textOr(entry?.revocationReason);
  return add("status", why ? "ob2.revoked" : "ob2.revoked-silently", why ? { why: short(why) } : {});
}

function aboutAssertion(truth, badge, issuer) {
  return {
    badge: textOr(badge.name),
    badgePage: textOr(badge.criteria?.id),
    issuer: issuer.name,
    issuerId: issuer.hosted,
    issuerPage: issuer.page,
    recipient: truth.recipient.hashed ? null : textOr(truth.recipient.identity),
    awarded: moment(truth.issuedOn),
    until: moment(truth.expires),
    id: truth.id,
  };
}
