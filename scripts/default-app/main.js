/**
 * What the official Electron does on `electron [-r module]… <app>`: the fallback's own copy was its vendor's app.
 * It runs inside Electron as resources/default_app.asar.
 */
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

function readCommandLine(words) {
  const preloads = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '-r' || words[i] === '--require') preloads.push(words[++i]);
    else if (!words[i].startsWith('-')) return { preloads, target: words[i] };
  }
  return { preloads, target: undefined };
}

function start(target) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = path.resolve(target);
  const packageFile = path.join(folder, 'package.json');
  const isPackage = fs.existsSync(packageFile);
  if (isPackage) {
    const { name, productName, version, desktopName } = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
    if (version) app.setVersion(version);
    if (productName ?? name) app.name = productName ?? name;
    app.setDesktopName?.(desktopName ?? `${app.name}.desktop`);
  }
  const file = Module._resolveFilename(folder, null, true);
  app.setAppPath(isPackage ? folder : path.dirname(file));
  Module._load(file, Module, true);
}

const { preloads, target } = readCommandLine(process.argv.slice(1));
Module._preloadModules(preloads);
if (target) {
  start(target);
} else {
  console.error('expected the folder of an app on the command line, came none: electron [-r module] <folder>');
  app.exit(2);
}
