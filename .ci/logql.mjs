// Parses each query of the dashboard by Grafana's own grammar of LogQL. Usage: node logql.mjs FOLDER-WITH-node_modules DASHBOARD
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [folder, dashboard] = process.argv.slice(2);
const { parser } = createRequire(join(resolve(folder), 'any.js'))('@grafana/lezer-logql');

function faults(query) {
  const at = [];
  parser.parse(query).iterate({ enter: (node) => void (node.type.isError && at.push(node.from)) });
  return at;
}

if (faults('sum by (user_id) (sum_over_time({job="x"} | json a="b" [5m])').length === 0) {
  throw new Error('the parser accepts a query whose bracket is open');
}
let queries = 0;
for (const panel of JSON.parse(readFileSync(dashboard, 'utf8')).panels) {
  for (const { expr } of panel.targets) {
    const query = expr.replace(/\$__(range|interval)/g, '5m').replace('$service', '.*');
    if (faults(query).length > 0) {
      throw new Error(`${panel.title}: no LogQL at ${faults(query)}: ${query}`);
    }
    queries++;
  }
}
console.log(`${queries} queries of the dashboard are LogQL`);
