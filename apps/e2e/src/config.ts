/** Where the running product is; `set-up.ts` starts it and hands this on to every spec. */
export interface Product {
  readonly webUrl: string;
  readonly temporalUiUrl: string;
  readonly temporalAddress: string;
  readonly kafkaBrokers: string;
  /** The data folder of the product that we started. */
  readonly data: string;
  /** Every event that came since the start, a line each. */
  readonly eventsFile: string;
  /** Where the spans of the product are kept. */
  readonly collector: string;
}

const variable = 'E2E_PRODUCT';

export const handOn = (product: Product): void => void (process.env[variable] = JSON.stringify(product));

/** The product of this run. */
export function product(): Product {
  const told = process.env[variable];
  if (!told) throw new Error('The journeys run with their own jest.config.cjs, which starts the product');
  return JSON.parse(told) as Product;
}

export const settings = {
  /** For the desk: a product that runs already, with its data folder in LANGMOI_DATA. */
  webUrl: process.env['E2E_WEB_URL'],
  data: process.env['LANGMOI_DATA'],
  /** For the desk: where the running product was told that its collector is; else any free port. */
  collectorPort: Number(new URL(process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? 'http://localhost:0').port),
  /** Writes the README's picture anew. */
  writePictures: process.env['E2E_WRITE_PICTURES'] === '1',
  get chrome(): string {
    const path = process.env['CHROME_PATH'];
    if (!path) throw new Error('CHROME_PATH is not set');
    return path;
  },
};

export const useChrome = (path: string): void => void (process.env['CHROME_PATH'] = path);
