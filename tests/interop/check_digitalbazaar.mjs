// Digital Bazaar's reference implementation of Verifiable Credentials: proof, key, controller,
// dates and Bitstring status of every OB 3.0 credential, endorsement and status list.

import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {Published, reasons, tell} from './published.mjs';

const site = new Published(process.argv.slice(2));
const documentLoader = site.loader();
const suite = new DataIntegrityProof({cryptosuite});
const unasked = async () => ({verified: true});
const STATES = {revocation: 'revoked', suspension: 'suspended'};

async function check(what, file, credential = site.json(file)) {
  // Twice: at the moment it was issued, which asks only whether it is genuine; and now.
  const genuine = await vc.verifyCredential({
    credential, suite, documentLoader, checkStatus: unasked, now: credential.validFrom,
  });
  if(!genuine.verified) {
    return tell('digitalbazaar', what, file, false, 'rejected', reasons(genuine.error));
  }
  tell('digitalbazaar', what, file, true, await stateToday(credential));
}

// What is revoked is said to be so, whether or not it has lapsed as well.
async function stateToday(credential) {
  const status = credential.credentialStatus ?
    await checkStatus({credential, documentLoader, suite}) : {results: []};
  if(status.error) {
    return `status unreadable: ${reasons(status.error)}`;
  }
  const set = (status.results ?? []).filter(result => result.status);
  if(set.length) {
    return set.map(result => STATES[result.credentialStatus.statusPurpose]).sort().join('+');
  }
  if(credential.validUntil && Date.parse(credential.validUntil) < Date.now()) {
    const {verified} = await vc.verifyCredential({
      credential, suite, documentLoader, checkStatus: unasked,
    });
    return verified ? 'valid' : 'expired';
  }
  return 'valid';
}

for(const [file, document] of site.embedded()) {
  try {
    await check('embedded endorsement', file, document);
  } catch(error) {
    tell('digitalbazaar', 'embedded endorsement', file, false, 'rejected', reasons(error));
  }
}

for(const [what, files] of [
  ['credential', site.credentials()],
  ['status list', site.statusLists()],
  ['endorsement', site.endorsements()],
]) {
  for(const file of files) {
    try {
      await check(what, file);
    } catch(error) {
      tell('digitalbazaar', what, file, false, 'rejected', reasons(error));
    }
  }
}
