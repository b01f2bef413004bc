// Tells in a browser that is too old for the portal what to use instead of showing an empty page. Written for any browser.
(function () {
  var told = false;
  function tell() {
    var root = document.getElementById('root');
    if (told || !root || root.firstChild) return;
    told = true;
    var lines = [
      '您的浏览器版本较旧，打不开本系统。',
      '可以使用：Chrome 或 Edge 100 以上；360、QQ、搜狗等国产浏览器的新版本（选“极速模式”）；Safari 15 以上；Firefox 115（ESR）以上。',
      '不便更换浏览器的，请联系区无废办。',
    ];
    for (var i = 0; i < lines.length; i += 1) {
      var line = document.createElement(i === 0 ? 'h1' : 'p');
      line.appendChild(document.createTextNode(lines[i]));
      root.appendChild(line);
    }
  }
  var canModules = 'noModule' in document.createElement('script');
  var canStyles = window.CSS && CSS.supports && CSS.supports('aspect-ratio', '1');
  if (!canModules || !canStyles) tell();
  // A file of the portal that the browser cannot read leaves the page empty.
  window.addEventListener('error', function (event) {
    if (event.error instanceof SyntaxError) tell();
  });
})();
