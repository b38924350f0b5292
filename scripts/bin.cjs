#!/usr/bin/env node
// Plain old syntax: this file has to run on any Node, so that an old one gets a sentence instead of a stack.
'use strict';
var path = require('path');
var fs = require('fs');
var url = require('url');
var version = process.versions.node.split('.').map(Number);
var remedy = 'install Node 22.12 or newer (or add it to the project: npm install --save-dev node@24).';
var entry = path.join(__dirname, '..', 'lib', 'scripts', 'cli.js');

function fail(message) {
  process.stderr.write('waymark: ' + message + '\n');
  process.exit(2);
}

function start(cli) {
  return cli.main();
}

function crash(error) {
  fail(error && error.stack ? error.stack : String(error));
}

if (version[0] < 22 || (version[0] === 22 && version[1] < 12)) {
  fail('Node ' + process.versions.node + ' is too old; ' + remedy);
} else if (!fs.existsSync(entry)) {
  fail('the commands are not compiled yet; run npm run compile.');
} else {
  // Compiled code is kept in the system's temporary folder, so that the next command starts sooner.
  require('module').enableCompileCache();
  // An old parser would stumble over a dynamic import before the first line runs.
  var load = new Function('entry', 'return import(entry)');
  load(url.pathToFileURL(entry).href).then(start, crash);
}
