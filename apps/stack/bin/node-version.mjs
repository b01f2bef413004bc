// Checks whether this Node can run the product. Written in plain syntax, so that an old Node can parse it.

/** Whether a version is in a range of `engines` in package.json: `^20.19.0 || >=24.11.0`. */
export function admits(range, version) {
  var here = numbersOf(version);
  return range.split(' || ').some(function (part) {
    var from = numbersOf(part.replace(/^(\^|>=)/, ''));
    if (part[0] === '^' && here[0] !== from[0]) return false;
    for (var i = 0; i < 3; i += 1) if (here[i] !== from[i]) return here[i] > from[i];
    return true;
  });
}

/** Ends this process with a message when its Node is not in the range. */
export function demandNode(range) {
  if (admits(range, process.versions.node)) return;
  console.error('Wufei needs Node ' + range + '; this is ' + process.versions.node + ' (https://nodejs.org)');
  process.exit(1);
}

function numbersOf(version) {
  return version.split('.').map(Number);
}
