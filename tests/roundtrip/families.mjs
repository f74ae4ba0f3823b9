// Families: schemas that extend, by `allOf`, one that has a `discriminator`.
import { children, followed } from './schemas.mjs';

/**
 * Writes into each child which values the discriminator has there (OpenAPI, Discriminator Object): the mapping's, else its own name. The
 * letter of JSON Schema would let a child go by any name, and that of its siblings, too. Where a parent is asked for, its children are made.
 */
export function nameChildren(document) {
  const schemas = Object.entries(document.components?.schemas ?? document.definitions ?? {});
  const prefix = document.components?.schemas ? '#/components/schemas/' : '#/definitions/';
  const all = schemas.map(([name, schema]) => [name, schema, parentsOf(document, schema)]);
  const parents = new Set(all.flatMap(([, , above]) => above));
  for (const [name, schema, above] of all) {
    if (parents.has(schema)) continue;
    for (const parent of above.filter(discriminatorOf)) {
      const { propertyName, mapping } = discriminatorOf(parent);
      const $ref = prefix + name.replaceAll('~', '~0').replaceAll('/', '~1');
      children.set(parent, [...(children.get(parent) ?? []), { $ref }]);
      const leads = ([, target]) => target === name || String(target).split('/').at(-1) === name;
      const mapped = Object.entries(mapping ?? {}).filter(leads).map(([value]) => value);
      const values = mapped.length > 0 ? mapped : [name];
      schema.allOf.push({ properties: { [propertyName]: { enum: values } } });
    }
  }
}

/**
 * Discriminator Object: the member that tells variants apart is to be required, and it always is there when a variant is encoded. Its value
 * is the one that the mappings have for the variant, where they agree on one and nothing extends it. Where the variant allows other values
 * alone, it has no instance.
 */
export function tellVariants(document) {
  const tags = new Map();
  const all = Object.values(document.components?.schemas ?? {});
  const extended = new Set(all.flatMap((schema) => parentsOf(document, schema)));
  collectTags(document, document, tags, new Set());
  for (const [variant, found] of tags) {
    for (const [name, values] of found) {
      const [only, ...others] = values;
      const isOnly = only !== undefined && others.length === 0 && !extended.has(variant);
      const member = isOnly ? { enum: [only] } : { type: ['string', 'number', 'boolean'] };
      variant.allOf = [...(variant.allOf ?? []), { required: [name], properties: { [name]: member } }];
    }
  }
}

function collectTags(document, node, tags, seen) {
  if (node === null || typeof node !== 'object' || seen.has(node)) return;
  seen.add(node);
  const { propertyName, mapping } = node.discriminator ?? {};
  for (const choice of propertyName === undefined ? [] : [...(node.oneOf ?? []), ...(node.anyOf ?? [])]) {
    const variant = followed(document, choice);
    if (![variant, ...parentsOf(document, variant)].some((one) => one?.properties?.[propertyName])) continue;
    const found = tags.get(variant) ?? new Map();
    const values = found.get(propertyName) ?? new Set();
    for (const [value, target] of Object.entries(mapping ?? {})) if (target === choice.$ref) values.add(value);
    tags.set(variant, found.set(propertyName, values));
  }
  for (const inner of Object.values(node)) collectTags(document, inner, tags, seen);
}

/** What JSON Schema 2019-09 calls `$recursiveRef` is the schema itself. */
export function nameRecursions(document) {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    if (schema?.$recursiveAnchor === undefined) continue;
    delete schema.$recursiveAnchor;
    rename(schema, `#/components/schemas/${name}`);
  }
}

function rename(node, $ref) {
  if (node === null || typeof node !== 'object') return;
  if (node.$recursiveRef !== undefined) {
    delete node.$recursiveRef;
    node.$ref = $ref;
  }
  for (const inner of Object.values(node)) rename(inner, $ref);
}

/** The schemas that one extends, near and far. */
function parentsOf(document, schema, seen = new Set()) {
  for (const part of Array.isArray(schema?.allOf) ? schema.allOf : []) {
    const target = followed(document, part);
    if (target === undefined || seen.has(target)) continue;
    if (part.$ref !== undefined) seen.add(target);
    parentsOf(document, target, seen);
  }
  return [...seen];
}

/** Its own discriminator, or that of a part that stands in it. */
function discriminatorOf(schema) {
  const own = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf : [])].map((part) => part?.discriminator);
  const found = own.find(Boolean);
  if (typeof found === 'string') return { propertyName: found };
  return found?.propertyName === undefined ? undefined : found;
}
