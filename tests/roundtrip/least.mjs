// The least that a schema admits: made by hand where the faker finds nothing. Given a schema that
// `cut` left: no references.

/** A value of a schema; `turn` picks among choices, `text` makes a string of a format or pattern. */
export function least(schema, turn, text, count = { next: 0 }) {
  const inner = (one) => least(one, turn, text, count);
  if (schema === true || schema === undefined) return 'x';
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[turn % schema.enum.length];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices?.length > 0) {
    const { anyOf, oneOf, ...rest } = schema;
    const choice = choices[turn % choices.length];
    const own = inner(choice);
    const beside = rest.properties || rest.required ? inner({ type: 'object', ...rest }) : undefined;
    return isObject(own) && isObject(beside) ? { ...beside, ...own } : own;
  }
  const type = [schema.type ?? guessed(schema)].flat().find((one) => one !== 'null') ?? 'null';
  if (type === 'object') return members(schema, inner);
  if (type === 'array') return items(schema, inner);
  if (type === 'integer' || type === 'number') return number(schema, type, count);
  if (type === 'boolean') return turn % 2 === 0;
  if (type === 'null') return null;
  count.next += 1;
  return text(schema, count.next);
}

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function guessed(schema) {
  if (schema.properties || schema.required || schema.additionalProperties) return 'object';
  if (schema.items) return 'array';
  return schema.minimum !== undefined || schema.maximum !== undefined ? 'number' : 'string';
}

function members(schema, inner) {
  const names = new Set(schema.required ?? []);
  for (const name of Object.keys(schema.properties ?? {})) if (names.size < (schema.minProperties ?? 0)) names.add(name);
  const out = {};
  for (const name of names) out[name] = inner(schema.properties?.[name] ?? (isObject(schema.additionalProperties) ? schema.additionalProperties : true));
  for (let index = 0; Object.keys(out).length < (schema.minProperties ?? 0); index += 1) {
    out[`key${index}`] = inner(isObject(schema.additionalProperties) ? schema.additionalProperties : true);
  }
  return out;
}

function items(schema, inner) {
  if (Array.isArray(schema.items)) return schema.items.map(inner);
  return Array.from({ length: schema.minItems ?? 0 }, () => inner(schema.items ?? true));
}

function number(schema, type, count) {
  const step = schema.multipleOf ?? (type === 'integer' ? 1 : 0.25);
  let low = schema.minimum ?? (schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + step : undefined);
  low ??= schema.maximum ?? (schema.exclusiveMaximum !== undefined ? schema.exclusiveMaximum - step : count.next);
  return Math.ceil(low / step) * step;
}
