/** A program or a service that we need and cannot get; `ways` are what the user can do about it. */
export class Missing extends Error {
  constructor(what, ways = []) {
    super(`${what}\n${ways.map((way) => `  - ${way}`).join('\n')}`.trimEnd());
    this.name = 'Missing';
    this.what = what;
    this.ways = ways;
  }
}

/** The three ways out that hold for every engine. */
export function waysOut(program, addressVariable) {
  return [
    `install ${program} (its ordinary package will do) and run the command again`,
    ...(addressVariable ? [`or run the engine yourself and give its address: ${addressVariable}=…`] : []),
    'or use Docker: docker compose up',
  ];
}
