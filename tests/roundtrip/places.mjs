// Where the schemas of a document's bodies stand; the files that it refers to become parts of it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { at, followed } from './schemas.mjs';

function read(path) {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  if (text.trimStart().startsWith('{')) return JSON.parse(text);
  return parse(text, { merge: true, uniqueKeys: false, maxAliasCount: -1, logLevel: 'silent' });
}

/** A document with the files that it refers to: `other.yaml#/a` becomes `#/x-files/0/a`. */
export function load(path) {
  const files = [resolve(path)];
  const values = [read(path)];
  for (let index = 0; index < files.length; index += 1) rewrite(values[index], files[index], index === 0 ? '' : `/x-files/${index}`, files, values);
  if (files.length > 1) values[0]['x-files'] = Object.fromEntries(values.slice(1).map((value, index) => [index + 1, value]));
  return values[0];
}

function rewrite(node, file, prefix, files, values) {
  if (node === null || typeof node !== 'object') return;
  if (!Array.isArray(node) && typeof node.$ref === 'string') node.$ref = within(node.$ref, file, prefix, files, values);
  for (const value of Object.values(node)) rewrite(value, file, prefix, files, values);
}

function within(reference, file, prefix, files, values) {
  const [name, pointer = ''] = reference.split('#');
  if (name === '') return `#${prefix}${pointer}`;
  const path = resolve(dirname(file), decodeURIComponent(name));
  if (/^[a-z][a-z0-9+.-]+:/i.test(name) || !existsSync(path)) return reference;
  if (!files.includes(path)) {
    files.push(path);
    values.push(read(path));
  }
  const index = files.indexOf(path);
  return index === 0 ? `#${pointer}` : `#/x-files/${index}${pointer}`;
}

const essence = (name) => name.split(';')[0].trim().toLowerCase();
const isLines = (name) => /(jsonl|jsonlines|json-lines|ndjson|json-seq|stream\+json|x-json-stream)$/.test(essence(name));
const isEvents = (name) => essence(name) === 'text/event-stream';

/** Which media type of several is meant: JSON of its own, of some vendor, or whatever a range allows. */
function rank(name) {
  if (isLines(name) || isEvents(name)) return undefined;
  if (/^application\/json(;\s*charset.*)?$/i.test(name.trim())) return 0;
  if (/json$/.test(essence(name))) return 1;
  return /^(\*|application)\/\*$/.test(essence(name)) || !name.includes('/') ? 2 : undefined;
}

function medium(content, { kind, media_type: wanted }) {
  const all = Object.entries(content ?? {}).filter(([name]) => !name.startsWith('x-'));
  if (wanted) return all.find(([name]) => name.trim().toLowerCase() === wanted.trim().toLowerCase())?.[1];
  if (kind === 'lines') return all.find(([name]) => isLines(name))?.[1];
  if (kind === 'events') return all.find(([name]) => isEvents(name))?.[1];
  const ranked = all.map(([name, one]) => [rank(name), one]).filter(([order]) => order !== undefined);
  return ranked.sort(([one], [other]) => one - other)[0]?.[1];
}

// What one value is: a line, or the data of an event (OpenAPI 3.2 describes the event, older
// documents its data).
function schemaOf(document, medium, target) {
  if (target.body !== undefined) return medium.schema ?? (medium.itemSchema && { type: 'array', items: medium.itemSchema });
  if (target.kind === 'json') return medium.schema;
  const schema = medium.itemSchema ?? medium.schema;
  const shown = followed(document, schema);
  // A vendor's word for what a line is.
  if (target.kind === 'lines' && shown?.['x-line-schema']) return shown['x-line-schema'];
  if (target.kind === 'lines') return !medium.itemSchema && shown?.type === 'array' ? shown.items : schema;
  const names = Object.keys(shown?.properties ?? {});
  const isEvent = names.every((name) => ['data', 'event', 'id', 'retry', 'comment'].includes(name));
  const data = followed(document, shown?.properties?.data);
  return data && isEvent && (medium.itemSchema || names.length > 1) ? data.contentSchema ?? shown.properties.data : schema;
}

function content(document, holder, target) {
  if (holder?.schema) return { schema: holder.schema, examples: Object.values(holder.examples ?? {}) };
  const found = medium(holder?.content, target);
  if (found === undefined) return undefined;
  // Without a schema, any JSON.
  const schema = schemaOf(document, found, target) ?? {};
  const named = Object.values(found.examples ?? {}).map((one) => followed(document, one)?.value);
  return { schema, examples: target.kind === 'json' ? [found.example, ...named] : [] };
}

/** The path item of a path; a query that parameters send stands in the document's key alone. */
function pathItem(document, path) {
  const before = (key) => key.split('?')[0];
  const alike = () => Object.keys(document.paths).find((key) => key.includes('?') && before(key) === before(path));
  return document.paths[path] ?? document.paths[alike()];
}

function operation(document, line) {
  const [verb, path] = line.split(' ');
  const item = pathItem(document, path);
  for (const node of [item, followed(document, item)]) {
    const found = node?.[verb.toLowerCase()] ?? node?.additionalOperations?.[verb];
    if (found) return found;
  }
  return undefined;
}

function response(document, target) {
  const all = Object.entries(operation(document, target.response)?.responses ?? {});
  const isMeant = ([status]) => (target.status ? status.toLowerCase() === target.status.toLowerCase() : /^2/.test(status));
  let meant = all.filter(isMeant);
  if (meant.length === 0 && !target.status) meant = all.filter(([status]) => status.toLowerCase() === 'default');
  const bodies = meant.map(([, one]) => content(document, followed(document, one), target)).filter(Boolean);
  const different = new Map(bodies.map((one) => [JSON.stringify(one.schema), one.schema]));
  if (different.size === 0) return undefined;
  const schemas = [...different.values()];
  return { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas }, examples: bodies.flatMap((one) => one.examples) };
}

function body(document, target) {
  const found = operation(document, target.body);
  if (found?.requestBody) return content(document, followed(document, found.requestBody), target);
  const shared = pathItem(document, target.body.split(' ')[1])?.parameters ?? [];
  const parameter = [...(found?.parameters ?? []), ...shared].map((one) => followed(document, one)).find((one) => one?.in === 'body');
  // Swagger 2.0 may leave out what the body is.
  return parameter && content(document, { schema: {}, ...parameter }, target);
}

/** What a target's instances are made from. */
export function wanted(document, target) {
  if (target.response !== undefined) return response(document, target);
  if (target.body !== undefined) return body(document, target);
  const schemasAt = document.swagger === undefined ? '#/components/schemas' : '#/definitions';
  const name = target.schema.replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `${schemasAt}/${encodeURIComponent(name)}`;
  return at(document, pointer) === undefined ? undefined : { schema: { $ref: pointer }, examples: [] };
}
