/** The statements of a psql script with its `:"identifier"` and `:'literal'` variables filled in. */
export function statementsOf(script, variables) {
  return script
    .split('\n')
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean)
    .map((statement) => statement.replace(/:(["'])(\w+)\1/g, (_, quote, name) => quoted(variables, name, quote)));
}

function quoted(variables, name, quote) {
  if (variables[name] === undefined) throw new Error(`the script needs the variable ${name}`);
  return `${quote}${String(variables[name]).replaceAll(quote, quote + quote)}${quote}`;
}
