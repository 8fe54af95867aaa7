// Runs on any Node: says plainly what the scripts that follow would only fail at.
const needed = 24;
const major = Number.parseInt(process.versions.node);
if (major < needed) {
  console.error(
    `Node ${needed} is needed, this is ${process.version}. The npm package "node" brings it into node_modules/.bin, which npm ` +
      'scripts use first: run "npm ci" with install scripts allowed, then use npm test or npm start.',
  );
  process.exit(1);
}
