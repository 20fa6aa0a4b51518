/** Owns import of electron in ES modules: Node asks here for every specifier. */

const MODULE = /^electron(?:\/(?:main|common|utility|renderer))?$/;
const face = new URL('electron.mjs', import.meta.url).href;

interface Resolved {
  readonly url: string;
  readonly shortCircuit?: boolean;
}

export async function resolve(
  specifier: string,
  context: object,
  next: (specifier: string, context: object) => Promise<Resolved>,
): Promise<Resolved> {
  return MODULE.test(specifier) ? { url: face, shortCircuit: true } : next(specifier, context);
}
