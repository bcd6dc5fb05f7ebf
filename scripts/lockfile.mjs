// @ts-check
// What package-lock.json lacks. A registry that does not serve every platform's binary makes npm leave those out of
// the lock it writes, and `npm ci` then refuses that lock (docs/decisions/0002-build-with-tsc-and-launch-dist.md).

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ parent: string, name: string, version: string, dev: boolean }} MissingPackage
 */

/**
 * The optional packages that some package in the lock names and the lock does not hold.
 * @param {Record<string, LockedPackage>} packages the lock's `packages`, by folder
 * @returns {MissingPackage[]}
 */
export function missingFromLock(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !foldersOf(parent, name).some((folder) => folder in packages))
      .map(([name, version]) => ({ parent, name, version, dev })),
  );
}

/**
 * The entry for a package that the registry does not serve; platform and processor are read from its name.
 * @param {MissingPackage} missing
 * @returns {LockedPackage}
 */
export function lockEntry({ name, version, dev }) {
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
    throw new Error(`package-lock.json lacks ${name}@${version}, which is no exact version. Run \`npm install\`.`);
  }
  const words = name.split(/[/@_.-]+/);
  const os = words.flatMap((word) => OS[word] ?? []);
  const cpu = words.flatMap((word) => CPU[word] ?? []);
  const libc = words.flatMap((word) => LIBC[word] ?? []);
  if (os.length !== 1 || cpu.length !== 1) {
    throw new Error(
      `package-lock.json lacks ${name}@${version}, whose name does not tell its platform. Add it by hand.`,
    );
  }
  return { version, cpu, ...(dev ? { dev } : {}), ...(libc.length > 0 ? { libc } : {}), optional: true, os };
}

/**
 * Where Node would look for `name` from the package in `parent`, nearest first.
 * @param {string} parent
 * @param {string} name
 */
function foldersOf(parent, name) {
  const folders = [];
  for (let at = parent; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    folders.push(`${at}/node_modules/${name}`);
  }
  return [...folders, `node_modules/${name}`];
}

/** @type {Record<string, string>} The words for platforms in the names of packages, and npm's words for them. */
const OS = {
  ...{ android: 'android', darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd' },
  ...{ openbsd: 'openbsd', netbsd: 'netbsd', openharmony: 'openharmony', sunos: 'sunos', aix: 'aix' },
};

/** @type {Record<string, string>} */
const CPU = {
  ...{ x64: 'x64', arm64: 'arm64', arm: 'arm', armv7: 'arm', ia32: 'ia32', x86: 'ia32', riscv64: 'riscv64' },
  ...{ ppc64: 'ppc64', s390x: 's390x', loong64: 'loong64' },
};

/** @type {Record<string, string>} */
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };
