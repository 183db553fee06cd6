/** What the launcher provisions, pinned in one place; sizes are for the progress line only. */
export const versions = {
  node: { version: '24.21.0', megabytes: 60 },
  postgres: { version: '18.4.0-beta.17', megabytes: 30 },
  kafka: { version: '4.1.1', megabytes: 43 },
  java: { version: '25.0.2.1', megabytes: 35 },
  temporal: { version: '1.9.1', megabytes: 45 },
  temporalTestServer: { version: '1.40.0', megabytes: 27 },
  chromium: { version: '153.0.0', megabytes: 67 },
};

/** The oldest releases of a program already on the machine that will do. */
export const atLeast = { node: [24, 0], postgres: [18, 0], java: [17, 0], temporal: [1, 5] };
