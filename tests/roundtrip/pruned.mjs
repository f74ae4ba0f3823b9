// Examples without the members that their schema does not name: such members may be dropped, and
// examples have them now and then.
import { followed, isHidden } from './schemas.mjs';

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value) => (Array.isArray(value) ? value : []);

/**
 * A value as its schemas describe it, without the members that do not travel in this direction; `fits(schema, value)` tells which choice
 * of several is meant.
 */
export function pruned(document, value, schemas, direction, fits) {
  if (!isObject(value) && !Array.isArray(value)) return value;
  const seen = new Set();
  const parts = schemas.flatMap((schema) => partsOf(document, schema, value, fits, seen));
  const inner = (one, about) => (about.length > 0 ? pruned(document, one, about, direction, fits) : one);
  if (Array.isArray(value)) {
    return value.map((one, index) => inner(one, parts.map((part) => itemOf(part, index)).filter(isObject)));
  }
  // Without any named member it is a map, or whatever it likes.
  const isFree = parts.every((part) => !isObject(part.properties));
  const kept = Object.entries(value).map(([name, one]) => {
    const named = parts.map((part) => part.properties?.[name]).filter((schema) => schema !== undefined);
    const others = parts.flatMap((part) => othersOf(part, name));
    if (named.some((schema) => isHidden(schema, direction) || isHidden(followed(document, schema), direction))) return undefined;
    if (named.length > 0) return [name, inner(one, named.filter(isObject))];
    return others.length > 0 || isFree ? [name, inner(one, others.filter(isObject))] : undefined;
  });
  return Object.fromEntries(kept.filter((one) => one !== undefined));
}

/** All schemas that hold at once for a value. */
function partsOf(document, schema, value, fits, seen) {
  const own = followed(document, schema);
  if (!isObject(own) || seen.has(own)) return [];
  seen.add(own);
  // Siblings of a reference count in 3.1.
  const parts = schema === own ? [own] : [schema, own];
  const inner = parts.flatMap((part) => [
    ...list(part.allOf), part.then, part.else, ...Object.values(part.dependentSchemas ?? {}),
    ...['oneOf', 'anyOf'].flatMap((key) => meant(list(part[key]), value, fits)),
  ]);
  return [...parts, ...inner.filter(isObject).flatMap((part) => partsOf(document, part, value, fits, seen))];
}

function meant(choices, value, fits) {
  const fitting = choices.filter((choice) => fits(choice, value));
  return fitting.length > 0 ? fitting : choices;
}

function itemOf(part, index) {
  const first = Array.isArray(part.items) ? part.items : list(part.prefixItems);
  return first[index] ?? (Array.isArray(part.items) ? part.additionalItems : part.items);
}

function othersOf(part, name) {
  const patterns = Object.entries(part.patternProperties ?? {}).filter(([pattern]) => isMatch(pattern, name));
  const rest = part.additionalProperties ? [part.additionalProperties] : [];
  return [...patterns.map(([, schema]) => schema), ...rest];
}

function isMatch(pattern, name) {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return true;
  }
}
