// OpenAPI's schemas as plain JSON Schema, in two forms: whole, for the validator, and cut to a
// size, for the faker.

/** What a JSON pointer names; `undefined` where there is nothing. */
export function at(document, pointer) {
  const steps = decodeURIComponent(pointer.replace(/^#/, '')).split('/').slice(1);
  return steps.reduce((node, step) => node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** A schema or other object, references followed. */
export function followed(document, node) {
  for (let count = 0; node?.$ref !== undefined && count < 32; count += 1) node = at(document, node.$ref);
  return node;
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// Keywords whose values are schemas, lists of them, or maps of them.
const ONE = ['items', 'additionalProperties', 'not', 'propertyNames', 'contains', 'if', 'then', 'else', 'unevaluatedProperties'];
const MANY = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];

// What says nothing about validity; `format` and `pattern` stay.
const DROPPED = new Set([
  'discriminator', 'xml', 'externalDocs', 'example', 'examples', 'nullable', 'readOnly', 'writeOnly', 'deprecated',
  'description', 'title', 'default', '$comment', '$schema', '$id', 'collectionFormat',
]);

/**
 * The variants of a choice. Two forms of 3.0 mean null there, though by the letter they allow more: `{nullable: true}` alone, and OData's
 * `anyOf: [{$ref: …}, {type: object, nullable: true}]`.
 */
function variants(choices) {
  const isAlone = (one, count) => isObject(one) && one.nullable === true && Object.keys(one).length === count;
  const isNull = (one) => isAlone(one, 1) || (choices.length === 2 && isAlone(one, 2) && one.type === 'object');
  return list(choices).map((one) => (isNull(one) ? NULL : one));
}

const NULL = { type: 'null' };

/** A schema in the words of JSON Schema 2020-12, references kept. `direction` says whose members are left out. */
export function standard(schema, direction) {
  if (!isObject(schema)) return schema === false ? false : {};
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (DROPPED.has(key) || key.startsWith('x-')) continue;
    if (ONE.includes(key)) out[key] = typeof value === 'boolean' ? value : standard(value, direction);
    else if (MANY.includes(key)) out[key] = (key === 'allOf' ? list(value) : variants(value)).map((one) => standard(one, direction));
    else if (NAMED.includes(key)) out[key] = named(value, direction);
    else out[key] = value;
  }
  repair(schema, out, direction);
  return out;
}

const list = (value) => (Array.isArray(value) ? value : []);

function named(value, direction) {
  const kept = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(kept.map(([name, one]) => [name, standard(one, direction)]));
}

// What 3.0 and 2.0 say in other words, and what documents get wrong so often that a validator would
// refuse to start.
function repair(schema, out, direction) {
  // `file`, `any`, null: no type at all.
  const types = [out.type].flat().filter((one) => TYPES.includes(one));
  if (types.length === 0) delete out.type;
  else if (Array.isArray(out.type)) out.type = types;
  // An annotation in JSON Schema, but the promise that the text is in this encoding, as
  // `format: byte` was.
  if (out.contentEncoding === 'base64') out.format ??= 'byte';
  if (Array.isArray(out.items)) out.items = standard(out.items[0] ?? {}, direction);
  for (const [limit, exclusive] of [['minimum', 'exclusiveMinimum'], ['maximum', 'exclusiveMaximum']]) {
    if (out[exclusive] === true) {
      out[exclusive] = out[limit];
      delete out[limit];
    } else if (out[exclusive] === false) delete out[exclusive];
  }
  if (!Array.isArray(out.required)) delete out.required;
  if (out.required) out.required = [...new Set(out.required)].filter((name) => !isHidden(schema.properties?.[name] ?? schema['x-described']?.[name], direction));
  for (const [name, one] of Object.entries(out.properties ?? {})) {
    if (isHidden(schema.properties[name], direction)) delete out.properties[name];
    else out.properties[name] = one;
  }
  if (out.enum && !Array.isArray(out.enum)) delete out.enum;
  if (out.enum) out.enum = [...new Map(out.enum.map((value) => [JSON.stringify(value), value])).values()];
  if (out.enum?.length === 0) delete out.enum;
  // Many documents' variants overlap; which one an instance was made from is not asked.
  if (out.oneOf) {
    if (out.anyOf) out.allOf = [...(out.allOf ?? []), { anyOf: out.oneOf }];
    else out.anyOf = out.oneOf;
    delete out.oneOf;
  }
  for (const key of MANY) if (out[key]?.length === 0) delete out[key];
  // What speaks of members means objects, though by the letter any other value would be valid.
  if (out.type === undefined && Object.keys(out.properties ?? {}).length > 0 && out.enum === undefined && !('const' in out)) out.type = 'object';
  if (schema.nullable === true) makeNullable(out);
}

function makeNullable(out) {
  if (out.type !== undefined) out.type = [...new Set([out.type].flat().concat('null'))];
  if (out.enum && !out.enum.includes(null)) out.enum = [...out.enum, null];
  if (out.type === undefined && (out.anyOf || out.allOf)) {
    const copy = { ...out };
    for (const key of Object.keys(out)) delete out[key];
    out.anyOf = [copy, { type: 'null' }];
  }
}

/** What is marked as internal is left out of an SDK. */
export const isInternal = (schema) => ['x-undocumented', 'x-internal', 'x-speakeasy-ignore'].some((key) => Boolean(schema?.[key]));

const WORDS = ['readOnly', 'writeOnly'];

const membersOf = (schema) => Object.entries(isObject(schema?.properties) ? schema.properties : {});

/**
 * Writes on each member whether it is `readOnly` or `writeOnly`, where a reference or a part of an `allOf` says so; and on each schema which
 * of the names that it requires are so, where another part describes them.
 */
export function mark(document) {
  const all = [];
  collect(document, all, new Set());
  for (const [, member] of all.flatMap(membersOf)) {
    for (const word of isObject(member) ? WORDS : []) if (says(document, member, word)) member[word] = true;
  }
  for (const parts of all.filter((node) => node.allOf ?? node.oneOf ?? node.anyOf).map((node) => partsOf(document, node))) {
    for (const [name, member] of parts.flatMap(membersOf)) {
      for (const part of isInternal(member) || WORDS.some((word) => member?.[word]) ? parts : []) {
        if (list(part.required).includes(name)) part['x-described'] = { ...part['x-described'], [name]: member };
      }
    }
  }
}

function collect(node, all, seen) {
  if (node === null || typeof node !== 'object' || seen.has(node)) return;
  seen.add(node);
  all.push(node);
  for (const inner of Object.values(node)) collect(inner, all, seen);
}

function partsOf(document, schema, seen = new Set()) {
  const target = followed(document, schema);
  if (!isObject(target) || seen.has(target)) return [];
  seen.add(target);
  return [target, ...['allOf', 'oneOf', 'anyOf'].flatMap((key) => list(target[key])).flatMap((part) => partsOf(document, part, seen))];
}

function says(document, schema, word, depth = 0) {
  const target = followed(document, schema);
  if (schema?.[word] === true || target?.[word] === true) return true;
  return depth < 8 && list(target?.allOf).some((part) => says(document, part, word, depth + 1));
}

/** Members that do not travel in this direction, or that are no part of the SDK. */
export const isHidden = (member, direction) => isInternal(member) || isAbsent(member, direction);

/** What does not travel in this direction. */
const isAbsent = (schema, direction) => (direction === 'sent' ? schema?.readOnly === true : schema?.writeOnly === true);

/** How much of a schema the faker gets. */
const BUDGET = 150;
const DEPTH = 5;

/** What cannot be cut down to size: it needs what is too deep. */
export class TooDeep extends Error {}

/** What must hold itself. */
export class Endless extends TooDeep {}

/** What no value can be. */
export class Contradiction extends TooDeep {}

/** A schema without references for the faker. Optional members are left out where they lead too deep, and all of them from the least. */
export function cut(document, schema, direction, isLeast = false) {
  const state = { document, direction, isLeast, left: isLeast ? 20 * BUDGET : BUDGET, deepest: isLeast ? 40 : DEPTH };
  return bare(state, schema, 0, []);
}

/** The references to those that extend a schema with a `discriminator`, by that schema. */
export const children = new Map();

function bare(state, schema, depth, stack) {
  if (!isObject(schema)) return {};
  if (children.has(schema)) return chosen(state, {}, children.get(schema), undefined, depth, [...stack, schema]);
  if (schema.$ref !== undefined) {
    const target = followed(state.document, schema);
    if (target === undefined) return {};
    if (stack.filter((one) => one === target).length > 1) throw new (state.isLeast ? Endless : TooDeep)();
    return bare(state, target, depth, [...stack, target]);
  }
  state.left -= 1;
  if (depth > state.deepest + 4 || state.left < -2 * BUDGET) throw new TooDeep();
  const parts = [withoutParts(schema)];
  for (const part of list(schema.allOf)) parts.push(bareParts(state, part, stack));
  let out = parts.reduce((one, other) => merged(one, other));
  const choices = variants(list(out.oneOf).length > 0 ? out.oneOf : out.anyOf);
  if (choices.length > 0) out = chosen(state, out, choices, schema.discriminator, depth, stack);
  return finished(state, out, depth, stack);
}

const withoutParts = ({ allOf, ...rest }) => rest;

// A part of `allOf` with its own parts merged, members not looked at yet.
function bareParts(state, part, stack) {
  const target = part.$ref === undefined ? part : followed(state.document, part);
  if (!isObject(target)) return {};
  if (stack.includes(target) && stack.length > 12) throw new TooDeep();
  const inner = list(target.allOf).map((one) => bareParts(state, one, [...stack, target]));
  return inner.reduce((one, other) => merged(one, other), withoutParts(target));
}

const allowed = (schema) => (schema.const === undefined ? schema.enum : [schema.const]);

const typesOf = (schema) => {
  const types = [schema.type ?? []].flat().filter((one) => TYPES.includes(one));
  return types.length === 0 && schema.properties ? ['object'] : types;
};

// The types that both allow.
function bothTypes(one, other) {
  const [these, those] = [typesOf(one), typesOf(other)];
  if (these.length === 0 || those.length === 0) return these.concat(those);
  const isIn = (type, types) => types.includes(type) || (type === 'integer' && types.includes('number'));
  const both = [...new Set([...these.filter((type) => isIn(type, those)), ...those.filter((type) => isIn(type, these))])];
  if (both.length === 0) throw new Contradiction();
  return both;
}

// The values that a schema lists, itself or in a part.
function valuesOf(document, schema) {
  const target = followed(document, schema);
  return allowed(target ?? {}) ?? list(target?.allOf).map((part) => valuesOf(document, part)).find(Boolean);
}

function merged(one, other) {
  const out = { ...one, ...other };
  const types = bothTypes(one, other);
  if (types.length > 0) out.type = types.length === 1 ? types[0] : types;
  out.required = [...new Set([...list(one.required), ...list(other.required)])];
  if (out.required.length === 0) delete out.required;
  if (one.properties && other.properties) {
    out.properties = { ...one.properties };
    for (const [name, schema] of Object.entries(other.properties)) {
      const known = out.properties[name];
      out.properties[name] = known === undefined ? schema : { allOf: [known, schema] };
    }
  }
  const values = [allowed(one), allowed(other)];
  if (values[0] && values[1]) {
    out.enum = values[0].filter((value) => values[1].some((other) => JSON.stringify(other) === JSON.stringify(value)));
    delete out.const;
    if (out.enum.length === 0 && values[0].length > 0 && values[1].length > 0) throw new Contradiction();
  }
  if (one.nullable === false || other.nullable === false) delete out.nullable;
  return out;
}

// Each choice with what stands beside it, and with the value of the discriminator that selects it.
function chosen(state, out, choices, discriminator, depth, stack) {
  const { oneOf, anyOf, discriminator: _, ...rest } = out;
  const made = [];
  const isNew = (choice) => !stack.includes(followed(state.document, choice));
  // The least is found outside of what is open already.
  const ordered = state.isLeast ? [...choices.filter(isNew), ...choices.filter((one) => !isNew(one))] : choices;
  let trouble;
  for (const choice of ordered) {
    if (choice === NULL) {
      made.push(choice);
      continue;
    }
    if (made.length > 0 && state.left < 0) break;
    try {
      const part = bareParts(state, choice, stack);
      let whole = merged(rest, part);
      const name = discriminator?.propertyName;
      if (name) {
        // A variant that says itself which value it has goes by that, unless a mapping says
        // otherwise.
        const own = valuesOf(state.document, part.properties?.[name]);
        const tag = mappedTo(discriminator, choice) ?? (own === undefined ? implied(choice) : undefined);
        whole = merged(whole, { required: [name], properties: tag === undefined ? {} : { [name]: { enum: [tag] } } });
      }
      made.push(bare(state, whole, depth + 1, [...stack, followed(state.document, choice)]));
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      if (trouble === undefined || trouble instanceof Contradiction) trouble = error;
    }
  }
  if (made.length === 0) throw trouble ?? new TooDeep();
  return { anyOf: made, done: true };
}

// Discriminator Object: the mapping's key, else the last segment of the reference.
function mappedTo(discriminator, choice) {
  const mapped = Object.entries(discriminator.mapping ?? {}).find(([, target]) => target === choice.$ref || target === implied(choice));
  return mapped?.[0];
}

const implied = (choice) => choice.$ref?.split('/').at(-1);

function finished(state, out, depth, stack) {
  if (out.done) return { anyOf: out.anyOf };
  const schema = standard({ ...out, properties: undefined, items: undefined, additionalProperties: undefined }, state.direction);
  if (schema.enum && schema.type !== undefined && !schema.enum.some((value) => isOfType(value, [schema.type].flat()))) throw new Contradiction();
  for (const key of ['properties', 'items', 'additionalProperties', 'not', 'patternProperties']) delete schema[key];
  const isOpen = depth < state.deepest && state.left > 0 && !(state.isLeast && !(out.minItems > 0 || out.minProperties > 0));
  if (out.properties) members(state, out, schema, depth, stack);
  schema.additionalProperties = false;
  if (isObject(out.additionalProperties) && !out.properties) {
    if (isOpen) schema.additionalProperties = optional(() => bare(state, out.additionalProperties, depth + 1, stack)) ?? false;
  } else if (out.additionalProperties === true && !out.properties) schema.additionalProperties = { type: 'string' };
  if (isObject(out.items)) {
    const items = isOpen ? optional(() => bare(state, out.items, depth + 1, stack)) : undefined;
    if (items === undefined && out.minItems > 0) throw new TooDeep();
    schema.items = items ?? {};
    if (items === undefined) schema.maxItems = 0;
  }
  if (list(out.prefixItems).length > 0) {
    // The faker knows the older word for it.
    schema.items = out.prefixItems.map((one) => bare(state, one, depth + 1, stack));
    delete schema.prefixItems;
    schema.minItems = schema.maxItems = schema.items.length;
  }
  if ([schema.type ?? []].flat().includes('array')) schema.items ??= { type: 'string' };
  // What speaks of members or items alone means objects or lists, though any other value would be
  // valid.
  const isObjectLike = schema.properties || out.additionalProperties !== undefined || schema.minProperties || schema.maxProperties;
  if (schema.type === undefined && isObjectLike && schema.enum === undefined) schema.type = 'object';
  if (schema.type === undefined && out.items !== undefined) schema.type = 'array';
  if (schema.type !== 'object' && !schema.properties) delete schema.additionalProperties;
  return tamed(schema);
}

function isOfType(value, types) {
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (Number.isInteger(value) && types.includes('integer')) return true;
  return types.includes(typeof value);
}

function members(state, out, schema, depth, stack) {
  schema.properties = {};
  const required = new Set(list(out.required));
  // Discriminator Object: the member is to be required, and what is encoded has it always.
  const tag = out.discriminator?.propertyName;
  if (out.properties[tag] !== undefined) required.add(tag);
  for (const [name, member] of Object.entries(out.properties)) {
    const shown = followed(state.document, member);
    if (isHidden(member, state.direction) || isAbsent(shown, state.direction)) {
      required.delete(name);
      continue;
    }
    if (required.has(name)) schema.properties[name] = bare(state, member, depth + 1, stack);
    else if (depth < state.deepest && state.left > 0 && !state.isLeast) {
      const made = optional(() => bare(state, member, depth + 1, stack));
      if (made !== undefined) schema.properties[name] = made;
    }
  }
  for (const name of required) schema.properties[name] ??= { type: 'string' };
  schema.required = [...required];
}

function optional(make) {
  try {
    return make();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
}

// OpenAPI's format registry: what a byte holds.
const BYTES = { int8: [-128, 127], i8: [-128, 127], uint8: [0, 255], u8: [0, 255] };

function narrow(schema) {
  const [low, high] = BYTES[schema.format] ?? [];
  if (low === undefined) return;
  schema.minimum = Math.max(schema.minimum ?? low, low);
  schema.maximum = Math.min(schema.maximum ?? high, high);
}

// Small values that every reader of the format can hold: integers within 32 bits.
function tamed(schema) {
  const types = [schema.type ?? []].flat();
  if (schema.enum === undefined && schema.const === undefined) {
    if (types.includes('integer') || types.includes('number')) {
      narrow(schema);
      const low = schema.minimum ?? schema.exclusiveMinimum;
      const high = schema.maximum ?? schema.exclusiveMaximum;
      if (low === undefined) schema.minimum = Math.min(-1000, high === undefined ? 0 : high - 1000);
      if (high === undefined) schema.maximum = Math.max(1000, low === undefined ? 0 : low + 1000);
      if (schema.format?.startsWith('u') && low === undefined) schema.minimum = 0;
      if (types.includes('number') && schema.multipleOf === undefined) schema.multipleOf = 0.25;
    }
  }
  if (schema.contentEncoding === 'base64') schema.format ??= 'byte';
  if (schema.items) schema.maxItems = Math.min(schema.maxItems ?? 2, Math.max(2, schema.minItems ?? 0));
  if (schema.maxLength === undefined && !schema.format && !schema.pattern) schema.maxLength = Math.max(12, schema.minLength ?? 0);
  return schema;
}
