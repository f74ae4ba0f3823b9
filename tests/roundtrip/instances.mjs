// Makes instances of schemas: `node instances.mjs DOCUMENT TARGETS OUT SEED`.
//
// TARGETS is a JSON list of `{ schema }`, `{ response }` or `{ body }`: the name of a schema, or `GET /path`, each with a
// `direction`: `sent` or `received`. OUT gets a line for each instance: the number of its target, where it comes from (`made`,
// `example`, `invalid`) and its JSON, apart by tabs; or `none` and the reason why there is none. All follows from the seed.
import { readFileSync, writeFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { JSONSchemaFaker as faker } from 'json-schema-faker';
import { parse } from 'yaml';
import { TooDeep, at, cut, followed, standard } from './schemas.mjs';

const [file, targetsFile, outFile, seed] = process.argv.slice(2);

function read(path) {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('{')) return JSON.parse(text);
  return parse(text, { merge: true, uniqueKeys: false, maxAliasCount: -1, logLevel: 'silent' });
}

/** A generator of numbers from a text (mulberry32 over FNV-1a). */
function random(text) {
  let state = 2166136261;
  for (const char of text) state = Math.imul(state ^ char.codePointAt(0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

let next = random('');
const digits = (count) => Array.from({ length: count }, () => Math.floor(next() * 16).toString(16)).join('');
const moment = () => new Date(Math.floor(next() * 2e9) * 1000).toISOString();
const base64 = () => Buffer.from(digits(8)).toString('base64');
const FORMATS = {
  'date-time': moment,
  date: () => moment().slice(0, 10),
  time: () => moment().slice(11),
  duration: () => 'PT1H',
  uuid: () => `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`,
  byte: base64,
  base64,
  uri: () => `https://example.com/${digits(6)}`,
  url: () => `https://example.com/${digits(6)}`,
  'uri-reference': () => `/${digits(6)}`,
  email: () => `${digits(6)}@example.com`,
  hostname: () => `${digits(6)}.example.com`,
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
};

const document = read(file);
const schemasAt = document.swagger === undefined ? '#/components/schemas' : '#/definitions';
const ajv = new Ajv({ strict: false, allErrors: false, inlineRefs: false, logger: false, validateFormats: true, unicodeRegExp: false, code: { optimize: false } });
addFormats(ajv);
for (const name of Object.keys(FORMATS)) if (!ajv.formats[name]) ajv.addFormat(name, true);
faker.option({
  alwaysFakeOptionals: true, failOnInvalidTypes: false, failOnInvalidFormat: false, fillProperties: false,
  ignoreMissingRefs: true, maxItems: 2, maxLength: 40, random: () => next(), requiredOnly: false, refDepthMax: 1,
  useDefaultValue: false, useExamplesValue: false, replaceEmptyByRandomValue: false, omitNulls: false,
});
for (const [name, make] of Object.entries(FORMATS)) faker.format(name, make);

const isJson = (type) => /^application\/json|\+json|^\*\/\*/.test(type) && !/json-(seq|lines)|ndjson/.test(type);

/** The schema of a body or of responses, and the examples beside it. */
function content(holder) {
  if (holder?.schema) return { schema: holder.schema, examples: Object.values(holder.examples ?? {}) };
  const media = Object.entries(holder?.content ?? {}).find(([type]) => isJson(type))?.[1];
  if (media?.schema === undefined) return undefined;
  const named = Object.values(media.examples ?? {}).map((one) => followed(document, one)?.value);
  return { schema: media.schema, examples: [media.example, ...named] };
}

function operation(line) {
  const [verb, path] = line.split(' ');
  return followed(document, document.paths[path])?.[verb.toLowerCase()];
}

function response(line) {
  const responses = Object.entries(operation(line)?.responses ?? {}).filter(([status]) => /^2/.test(status));
  const bodies = responses.map(([, one]) => content(followed(document, one))).filter(Boolean);
  return bodies.length === 1 ? bodies[0] : undefined;
}

function body(line) {
  const found = operation(line);
  if (found?.requestBody) return content(followed(document, found.requestBody));
  const parameter = (found?.parameters ?? []).map((one) => followed(document, one)).find((one) => one?.in === 'body');
  return content(parameter);
}

/** What a target's instances are made from. */
function wanted(target) {
  if (target.response !== undefined) return response(target.response);
  if (target.body !== undefined) return body(target.body);
  const name = target.schema.replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `${schemasAt}/${encodeURIComponent(name)}`;
  const schema = at(document, pointer);
  return schema === undefined ? undefined : { schema: { $ref: pointer }, examples: [] };
}

// References of the whole schemas lead into the document, so that is what the validator gets: each part by its pointer.
const added = new Set();
function addReferences(schema, direction) {
  if (Array.isArray(schema)) return schema.map((one) => addReferences(one, direction));
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return [key, key === 'enum' || key === 'const' ? value : addReferences(value, direction)];
    const id = `doc:/${direction}/${encodeURIComponent(value)}`;
    if (!added.has(id)) {
      added.add(id);
      ajv.addSchema(addReferences(standard(at(document, value), direction), direction), id);
    }
    return [key, id];
  }));
}

function validator(schema, direction) {
  try {
    return ajv.compile(addReferences(standard(schema, direction), direction));
  } catch {
    return undefined;
  }
}

const lines = [];
const tell = (target, source, value) => lines.push(`${target}\t${source}\t${JSON.stringify(value)}\n`);

// All members, some of them, and only those that must be there.
const WAYS = [
  { alwaysFakeOptionals: true, requiredOnly: false },
  { alwaysFakeOptionals: false, requiredOnly: false, optionalsProbability: 0.5 },
  { alwaysFakeOptionals: false, requiredOnly: true },
];

// A few schemas keep the faker busy for minutes.
function generate(small) {
  globalThis.make = () => faker.generate(structuredClone(small));
  return runInThisContext('globalThis.make()', { timeout: 3000 });
}

function fake(index, target, small, isValid) {
  const seen = new Set();
  let reason = 'the faker makes nothing valid';
  for (const [way, options] of WAYS.entries()) {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      next = random([seed, target.schema, target.response, target.body, way, attempt].join(' '));
      faker.option(options);
      let value;
      try {
        value = generate(small);
      } catch (error) {
        if (error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
          reason = 'the faker takes too long';
          break;
        }
        reason = `the faker: ${String(error.message).split('\n')[0].slice(0, 80)}`;
        continue;
      }
      if (value === undefined || !isValid(value)) continue;
      const text = JSON.stringify(value);
      if (!seen.has(text)) tell(index, 'made', value);
      seen.add(text);
      break;
    }
  }
  if (seen.size === 0) tell(index, 'none', reason);
}

/** Members that no schema names may be dropped, and an example has them now and then. */
function names(schema, found = new Set(), seen = new Set()) {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return found;
  seen.add(schema);
  if (Array.isArray(schema)) schema.forEach((one) => names(one, found, seen));
  else {
    Object.keys(schema.properties ?? {}).forEach((name) => found.add(name));
    for (const [key, value] of Object.entries(schema)) {
      if (key === '$ref' && typeof value === 'string') names(at(document, value), found, seen);
      else if (key === 'additionalProperties' && value) found.open = true;
      if (key !== 'example' && key !== 'examples' && key !== 'enum') names(value, found, seen);
    }
  }
  return found;
}

function pruned(value, known) {
  if (Array.isArray(value)) return value.map((one) => pruned(one, known));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([name]) => known.has(name));
  return Object.fromEntries(kept.map(([name, one]) => [name, pruned(one, known)]));
}

function examples(index, target, found, isValid) {
  const schema = followed(document, found.schema);
  const given = [...found.examples, schema?.example, ...(Array.isArray(schema?.examples) ? schema.examples : [])];
  const there = given.filter((one) => one !== undefined);
  const known = there.length > 0 ? names(found.schema) : undefined;
  for (const example of there) {
    const value = known.open || known.size === 0 ? example : pruned(example, known);
    tell(index, isValid(value) ? 'example' : 'invalid', value);
  }
}

for (const [index, target] of JSON.parse(readFileSync(targetsFile, 'utf8')).entries()) {
  const found = wanted(target);
  if (found === undefined) {
    tell(index, 'none', 'the document has no single JSON schema here');
    continue;
  }
  const isValid = validator(found.schema, target.direction);
  if (isValid === undefined) {
    tell(index, 'none', 'the validator refuses the schema');
    continue;
  }
  try {
    fake(index, target, cut(document, found.schema, target.direction), isValid);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    tell(index, 'none', 'every instance is too deep');
  }
  examples(index, target, found, isValid);
}
writeFileSync(outFile, lines.join(''));
