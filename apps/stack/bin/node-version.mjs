// Whether this Node can run the product. In plain syntax: a Node that is too old reads it too.

/** Whether a version is in a range as package.json's `engines` has it: `^20.19.0 || >=24.11.0`. */
export function admits(range, version) {
  var here = numbersOf(version);
  return range.split(' || ').some(function (part) {
    var from = numbersOf(part.replace(/^(\^|>=)/, ''));
    if (part[0] === '^' && here[0] !== from[0]) return false;
    for (var i = 0; i < 3; i += 1) if (here[i] !== from[i]) return here[i] > from[i];
    return true;
  });
}

/** Ends this process with what to install when its Node is not one of the range. */
export function demandNode(range) {
  if (admits(range, process.versions.node)) return;
  console.error('Wufei needs Node ' + range + '; this is ' + process.versions.node + ' (https://nodejs.org)');
  process.exit(1);
}

function numbersOf(version) {
  return version.split('.').map(Number);
}
