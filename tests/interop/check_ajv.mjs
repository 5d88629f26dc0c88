// `ajv` with format checks: every OB 3.0 document against the schemas that 1EdTech publishes.

import fs from 'node:fs';
import path from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import {Published, reasons, tell} from './published.mjs';

const site = new Published(process.argv.slice(2));
const ajv = new Ajv2019({strict: false, allErrors: true});
addFormats(ajv);

const read = name => JSON.parse(fs.readFileSync(
  path.join(site.standards, 'schemas/ob30', `ob_v3p0_${name}_schema.json`), 'utf8'));
const credential = read('achievementcredential');
const validators = {
  credential: ajv.compile(credential),
  endorsement: ajv.compile(read('endorsementcredential')),
  profile: ajv.compile(read('profile')),
  // The published badge definition is the Achievement of the credential schema, standing alone.
  achievement: ajv.compile({$ref: `${credential.$id}#/$defs/Achievement`}),
};

for(const [what, files] of [
  ['credential', site.credentials()],
  ['endorsement', site.endorsements()],
  ['profile', site.matching(/^issuers\/[^/]+\/profile\.json$/)],
  ['achievement', site.matching(/^badges\/[^/]+\/[^/]+\/achievement\.json$/)],
]) {
  for(const file of files) {
    try {
      const validate = validators[what];
      const ok = validate(site.json(file));
      const note = (validate.errors ?? []).map(e => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
      tell('ajv', what, file, ok, ok ? 'valid' : 'rejected', ok ? undefined : note);
    } catch(error) {
      tell('ajv', what, file, false, 'rejected', reasons(error));
    }
  }
}
