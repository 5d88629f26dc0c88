// Whether a document has the shape of what it claims to be (OB 3.0, Appendix B; OB 2.0): the classes
// and what they are made of.

// A property is `name`, how often it stands (`!` once, `?` at most once, `*` in a list or alone) and
// what it is: `t` text, `a` address, `m` moment, `d` day, `n` figure, `b` truth, `l` language, `=` a
// word or an extension of it, `#` a word, `@` a profile or its address, `~` a typed object, `.` looked
// at elsewhere, `>` an object of a class.
const CREDENTIAL =
  "id!a issuer!@ name?t description?t awardedDate?m validFrom?m validUntil?m issuanceDate?m expirationDate?m " +
  "credentialStatus*~ credentialSchema*~ refreshService*~ termsOfUse*~ proof*.";
const CLASSES = {
  badge: ["VerifiableCredential", `${CREDENTIAL} credentialSubject!>subject image?>image evidence*>evidence endorsement*. endorsementJwt*.`],
  list: ["VerifiableCredential", "id?a issuer!@ validFrom?m validUntil?m issuanceDate?m expirationDate?m credentialStatus*~"],
  subject: ["AchievementSubject", "id?a achievement!>achievement identifier*>identity activityStartDate?m activityEndDate?m creditsEarned?n image?>image licenseNumber?t role?t term?t narrative?t result*>result source?>profile"],
  achievement: ["Achievement", "id!a name!t description!t criteria!>criteria achievementType?=achievement alignment*>alignment creator?>profile creditsAvailable?n endorsement*. endorsementJwt*. fieldOfStudy?t specialization?t humanCode?t version?t image?>image inLanguage?l otherIdentifier*>identifier related*>related resultDescription*>described tag*t"],
  criteria: [null, "id?a narrative?t"],
  image: ["Image", "id!a caption?t", true],
  related: ["Related", "id!a inLanguage?l version?t"],
  evidence: ["Evidence", "id?a narrative?t name?t description?t genre?t audience?t"],
  alignment: ["Alignment", "targetName!t targetUrl!a targetCode?t targetDescription?t targetFramework?t targetType?=target"],
  profile: ["Profile", "id!a name?t url?a phone?t description?t image?>image email?t address?>postal otherIdentifier*>identifier official?t parentOrg?>profile endorsement*. endorsementJwt*. familyName?t givenName?t additionalName?t patronymicName?t honorificPrefix?t honorificSuffix?t familyNamePrefix?t dateOfBirth?d"],
  postal: ["Address", "addressCountry?t addressCountryCode?t addressRegion?t addressLocality?t streetAddress?t postOfficeBoxNumber?t postalCode?t geo?>geo"],
  geo: ["GeoCoordinates", "latitude!n longitude!n"],
  identifier: ["IdentifierEntry", "identifier!t identifierType!=identity", true],
  identity: ["IdentityObject", "hashed!b identityHash!t identityType!=identity salt?t", true],
  result: ["Result", "achievedLevel?a alignment*>alignment resultDescription?a status?#status value?t"],
  described: ["ResultDescription", "id!a name!t resultType!=result alignment*>alignment allowedValue*t requiredLevel?a requiredValue?t rubricCriterionLevel*>level valueMin?t valueMax?t"],
  level: ["RubricCriterionLevel", "id!a name!t alignment*>alignment description?t level?t points?t"],
};
const RESULT_STATUS = ["Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"];

const within = (path, name) => (path === "credential" ? short(name) : `${path}.${short(name)}`);

// A fault of the shape at a path.
const misshapen = (code, path, args = {}) => new Fault(`well_formed.${code}`, { path, ...args });

// Checks the shape of a badge (`badge`) or of a status list (`list`); throws a Fault.
function checkShape(document, kind, words) {
  const context = items(document["@context"]);
  if (context[0] !== "https://www.w3.org/ns/credentials/v2") {
    if (context[0] === "https://www.w3.org/2018/credentials/v1") throw beyond("@context");
    throw misshapen("first_context", "credential");
  }
  if (kind === "badge" && !/^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context/.test(context[1] ?? "")) {
    throw misshapen("second_context", "credential");
  }
  checkObject(document, kind, "credential", words);
  const types = items(document.type);
  if (kind === "badge" && !types.some((it) => it === "OpenBadgeCredential" || it === "AchievementCredential")) {
    throw misshapen("class", "credential", { class: "OpenBadgeCredential" });
  }
  if (kind === "badge" && !("validFrom" in document)) throw misshapen("missing", "validFrom");
  const [from, until] = [moment(document.validFrom), moment(document.validUntil)];
  if (from !== null && until !== null && until < from) throw misshapen("dates_reversed", "validUntil");
  if (!("credentialSubject" in document)) throw misshapen("missing", "credentialSubject");
  if (kind !== "badge") return;
  const { id, identifier, achievement } = document.credentialSubject;
  if (id === undefined && items(identifier).length === 0) throw misshapen("nobody", "credentialSubject");
  if (!("id" in achievement.criteria) && !("narrative" in achievement.criteria)) {
    throw misshapen("criteria", "credentialSubject.achievement.criteria");
  }
}

function checkObject(members, name, path, words) {
  if (!isObject(members)) throw misshapen("no_object", path);
  const [type, list, closed = false] = CLASSES[name];
  if (type && !items(members.type).includes(type)) throw misshapen("class", path, { class: type });
  const properties = list.split(" ").map((it) => /^(\w+)([!?*])(.)(\w*)$/.exec(it));
  for (const [, own, often] of properties) {
    if (often === "!" && !(own in members)) throw misshapen("missing", within(path, own));
  }
  for (const own of Object.keys(members)) {
    const property = properties.find((it) => it[1] === own);
    const at = within(path, own);
    if (!property && closed && own !== "type") throw misshapen("unexpected", at);
    if (!property) continue;
    const [, , often, kind, of] = property;
    const many = often === "*" && Array.isArray(members[own]);
    for (const value of many ? members[own] : [members[own]]) checkValue(value, kind, of, at, words);
  }
}

function checkValue(value, kind, of, path, words) {
  const text = () => {
    if (!isText(value)) throw misshapen("no_text", path);
    return value;
  };
  const wrong = (code) => misshapen(code, path, { value: short(value) });
  if (kind === "t") text();
  else if (kind === "a") checkAddress(text());
  else if (kind === "m" && moment(text()) === null) throw wrong("moment");
  else if (kind === "d" && (text().length !== 10 || moment(`${value}T00:00:00Z`) === null)) throw wrong("day");
  else if (kind === "n" && typeof value !== "number") throw misshapen("no_figure", path);
  else if (kind === "b" && typeof value !== "boolean") throw misshapen("no_truth", path);
  // Which codes of languages there are, the program knows better.
  else if (kind === "l" && !/^[a-z]{2,3}(-[A-Z]{2})?$/.test(text())) throw beyond(path);
  else if (kind === "=" && !words[of].includes(text()) && !/^ext:[A-Za-z0-9._-]+$/.test(value)) throw wrong("word");
  else if (kind === "#" && !RESULT_STATUS.includes(text())) throw wrong("word");
  else if (kind === "@" && isText(value)) checkAddress(value);
  else if (kind === "@") checkObject(value, "profile", path, words);
  else if (kind === ">") checkObject(value, of, path, words);
  else if (kind === "~") {
    if (!isObject(value)) throw misshapen("no_object", path);
    if (items(value.type).length === 0) throw misshapen("missing", within(path, "type"));
    if ("id" in value) checkValue(value.id, "a", "", within(path, "id"), words);
  }
}

function checkAddress(text) {
  if (!isPlainAddress(text)) throw beyond(text);
}
