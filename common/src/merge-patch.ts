/** JSON Merge Patch (RFC 7396). */

type Json = Record<string, unknown>;

/**
 * The document that `patch` turns `target` into. Nothing is changed in place, and what the patch does not touch is the
 * same object as before, so that a view can tell by identity what is new.
 */
export function mergePatch<T>(target: T, patch: unknown): T {
  if (!isObject(patch)) return patch as T;
  const merged: Json = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    // Not by assignment: "__proto__" is a key like any other in JSON.
    else Object.defineProperty(merged, key, { ...OWN, value: mergePatch(own(merged, key), value) });
  }
  return merged as T;
}

const OWN = { configurable: true, enumerable: true, writable: true };

function own(object: Json, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
