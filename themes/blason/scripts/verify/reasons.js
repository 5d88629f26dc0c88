// Every reason that a step can give, and what it means for the verdict. The codes, their meaning
// and their sentences are those of `blason verify`; a test compares them. Those that begin with
// `page.` are this page's own: what it cannot conclude and the program can.

const PASSED = 0;
const SKIPPED = 1;
const OPEN = 2;
const FAILED = 3;
const OUTCOMES = ["passed", "skipped", "open", "failed"];

const FAMILIES = {
  [PASSED]: {
    readable: "read",
    well_formed: "holds",
    proof: "holds",
    key: "listed",
    force: "without_end until",
    status: "good",
    recipient: "matches matches_tidied is_the_subject",
    ob2: "read well-formed hosted in-force stands recipient in-scope",
  },
  [SKIPPED]: {
    status: "none other_purpose",
    recipient: "not_asked",
    endorsements: "none",
    ob2: "recipient-not-asked no-endorsement",
  },
  [OPEN]: {
    readable: "not_there unreachable",
    page: "no_badge other_host address_inside beyond no_ed25519 several_proofs stranger key_elsewhere key_not_in_use status_elsewhere recipient_hash endorsements trouble",
    proof: "unknown no_canonical no_key",
    key: "embedded not_named",
    status: "not_there unreachable list_unreadable list_malformed list_open list_of_another list_other_purpose list_stale list_misplaced size unknown too_many",
    ob2: "unreachable no-date standing-unknown recipient-unknown",
  },
  [FAILED]: {
    readable: "empty unknown too_long too_deep too_many twice syntax no_object no_badge image not_baked too_many_documents token",
    well_formed: "own_context inner_context full_name null two_values undefined token_type token_header token_claim",
    proof: "broken none too_many other_purpose malformed",
    key: "no_issuer not_the_issuers not_listed",
    force: "not_yet expired proof_ended",
    status: "revoked suspended list_forged out_of_range malformed",
    recipient: "differs nobody",
    ob2: "differs not-there no-address future expired revoked revoked-silently recipient-other out-of-scope",
  },
};

// Code to outcome.
const REASONS = Object.fromEntries(
  Object.entries(FAMILIES).flatMap(([outcome, families]) =>
    Object.entries(families).flatMap(([family, names]) =>
      names.split(" ").map((name) => [`${family}.${name}`, Number(outcome)]),
    ),
  ),
);

// One step that was taken: its name, why it came out as it did, the values for its sentence.
function step(name, code, args = {}) {
  if (!Object.hasOwn(REASONS, code)) throw new Error(`no such reason: ${code}`);
  return { name, code, outcome: REASONS[code], args };
}
