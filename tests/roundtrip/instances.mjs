// Makes instances of schemas: `node instances.mjs DOCUMENT TARGETS OUT SEED`.
//
// TARGETS is a JSON list of `{ schema }`, `{ response }` or `{ body }`: the name of a schema, or
// `GET /path`, each with a `direction`: `sent` or `received`. OUT gets a line for each instance:
// the number of its target, where it comes from (`made`, `example`, `invalid`) and its JSON, apart
// by tabs; or the reason why there is none: `none` where there can be none, and `unmade` where
// these programs only found none. All follows from the seed.
import { readFileSync, writeFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { JSONSchemaFaker as faker } from 'json-schema-faker';
import { nameChildren, nameRecursions, tellVariants } from './families.mjs';
import { least } from './least.mjs';
import { load, wanted } from './places.mjs';
import { pruned } from './pruned.mjs';
import { Contradiction, Endless, TooDeep, at, cut, followed, mark, standard } from './schemas.mjs';

const [file, targetsFile, outFile, seed] = process.argv.slice(2);

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
// The faker is bounded by its steps, so that a slow machine makes the same instances.
const MOST_STEPS = 100000;
let steps = 0;
function step() {
  steps += 1;
  if (steps > MOST_STEPS) throw new Error('too many steps');
  return next();
}
// The faker takes some of its numbers from here, whatever it is told.
Math.random = () => next();
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
  base64url: () => Buffer.from(digits(8)).toString('base64url'),
  uri: () => `https://example.com/${digits(6)}`,
  url: () => `https://example.com/${digits(6)}`,
  'uri-reference': () => `/${digits(6)}`,
  email: () => `${digits(6)}@example.com`,
  hostname: () => `${digits(6)}.example.com`,
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
};

const document = load(file);
nameRecursions(document);
nameChildren(document);
tellVariants(document);
mark(document);
const ajv = new Ajv({ strict: false, allErrors: false, inlineRefs: false, logger: false, validateFormats: true, unicodeRegExp: false, code: { optimize: false } });
addFormats(ajv);
for (const name of Object.keys(FORMATS)) if (!ajv.formats[name]) ajv.addFormat(name, true);
faker.option({
  alwaysFakeOptionals: true, failOnInvalidTypes: false, failOnInvalidFormat: false, fillProperties: false,
  ignoreMissingRefs: true, maxItems: 2, maxLength: 300, random: () => step(), requiredOnly: false, refDepthMax: 1,
  useDefaultValue: false, useExamplesValue: false, replaceEmptyByRandomValue: false, omitNulls: false,
});
for (const [name, make] of Object.entries(FORMATS)) faker.format(name, make);

// References of the whole schemas lead into the document, so that is what the validator gets: each
// part by its pointer.
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
  } catch (error) {
    return String(error.message).slice(0, 120);
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

// The clock only ends what takes minutes without a step.
function generate(small) {
  globalThis.make = () => faker.generate(structuredClone(small));
  return runInThisContext('globalThis.make()', { timeout: 20000 });
}

function attempt(small, target, way, number) {
  next = random([seed, target.schema, target.response, target.body, way, number].join(' '));
  faker.option(WAYS[way]);
  steps = 0;
  return generate(small);
}

/** What the faker makes of a schema; gives how many instances that were. */
function fake(index, target, small, isValid) {
  const seen = new Set();
  for (const way of WAYS.keys()) {
    for (let number = 0; number < 4; number += 1) {
      let value;
      try {
        value = numeric(attempt(small, target, way, number));
      } catch (error) {
        if (error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return seen.size;
        continue;
      }
      if (value === undefined || !isValid(value)) continue;
      const short = rounded(value);
      if (isValid(short)) value = short;
      const text = JSON.stringify(value);
      if (!seen.has(text)) tell(index, 'made', value);
      seen.add(text);
      break;
    }
  }
  return seen.size;
}

// For patterns that the faker cannot read: with a look behind, say.
const GUESSES = ['a', 'A1', 'a.b', '1', 'a-1', 'https://example.com/a', ''];

function matching(pattern) {
  try {
    return faker.generate({ type: 'string', pattern });
  } catch {
    return GUESSES.find((guess) => new RegExp(pattern).test(guess)) ?? '';
  }
}

/** A string of a format or a pattern, else a short one of its own. */
function text(schema, count) {
  next = random(`${seed} ${count}`);
  const made = FORMATS[schema.format]?.();
  if (made !== undefined) return made;
  if (schema.pattern) {
    const { pattern, minLength, maxLength } = schema;
    for (let number = 0; number < 20; number += 1) {
      const value = matching(pattern);
      if (value.length >= (minLength ?? 0) && value.length <= (maxLength ?? Infinity)) return value;
    }
  }
  return `x${count}`.slice(0, schema.maxLength ?? 99).padEnd(schema.minLength ?? 0, 'x');
}

/** The least that the schema asks for, one choice after the other; gives why there is none. */
function fallback(index, found, target, isValid) {
  let small;
  try {
    small = cut(document, found.schema, target.direction, true);
  } catch (error) {
    if (error instanceof Endless) return ['none', 'it would hold itself without end'];
    if (error instanceof Contradiction) return ['none', 'no value is of all the types, or of all the enums, that it asks for'];
    if (error instanceof TooDeep) return ['unmade', 'what it must hold is too large'];
    throw error;
  }
  for (let turn = 0; turn < 24; turn += 1) {
    let value;
    try {
      value = least(small, turn, text);
    } catch (error) {
      return ['unmade', String(error.message).slice(0, 80)];
    }
    if (isValid(value)) {
      tell(index, 'made', value);
      return undefined;
    }
  }
  const [first] = isValid.errors ?? [];
  return ['unmade', `nothing that was made is valid: ${first?.keyword} ${first?.message}`];
}

const choices = new Map();
function isFitting(choice, value, direction) {
  if (!choices.has(choice)) choices.set(choice, validator(choice, direction));
  const isValid = choices.get(choice);
  return typeof isValid === 'function' && isValid(value);
}

/** The faker writes some numbers as text: `9.71e+2`. */
function numeric(value) {
  if (typeof value === 'string' && /^-?\d(\.\d+)?e[+-]\d+$/.test(value)) return Number(value);
  if (Array.isArray(value)) return value.map(numeric);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, numeric(one)]));
}

/** With fractions of a few digits, which a number of any format keeps. */
function rounded(value) {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Math.round(value * 4) / 4;
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, rounded(one)]));
}

/** Whether it has a whole number whose digits are lost to these programs. */
function isInexact(value) {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return value !== null && typeof value === 'object' && Object.values(value).some(isInexact);
}

function examples(index, target, found, isValid) {
  const schema = followed(document, found.schema);
  const given = [...found.examples, schema?.example, ...(Array.isArray(schema?.examples) ? schema.examples : [])];
  const there = given.filter((one) => one !== undefined);
  const fits = (choice, value) => isFitting(choice, value, target.direction);
  for (const example of there.filter((one) => !isInexact(one))) {
    const value = pruned(document, example, [found.schema], target.direction, fits);
    tell(index, isValid(value) ? 'example' : 'invalid', value);
  }
}

function small(found, target) {
  try {
    return cut(document, found.schema, target.direction);
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

function make(index, target) {
  const found = wanted(document, target);
  if (found === undefined) return ['unmade', 'the document has no schema here'];
  const isValid = validator(found.schema, target.direction);
  if (typeof isValid === 'string') return ['unmade', `the validator refuses the schema: ${isValid}`];
  const schema = small(found, target);
  const count = schema === undefined ? 0 : fake(index, target, schema, isValid);
  const why = count === 0 ? fallback(index, found, target, isValid) : undefined;
  examples(index, target, found, isValid);
  return why;
}

for (const [index, target] of JSON.parse(readFileSync(targetsFile, 'utf8')).entries()) {
  const why = make(index, target);
  if (why !== undefined) tell(index, ...why);
}
writeFileSync(outFile, lines.join(''));
