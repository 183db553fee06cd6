import { problemTexts } from '@langmoi/contracts/problem-texts';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** One answer of the product as it travelled. */
export interface Answer {
  readonly method: string;
  /** Path without the question. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

interface Response {
  readonly content?: Record<string, { readonly schema?: unknown }>;
}
type Operation = { readonly responses: Record<string, Response & { readonly $ref?: string }> };
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

const escaped = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
const mediaTypeOf = (contentType: string) => contentType.split(';')[0]?.trim() ?? '';

/** What the gateway serves at `/api/openapi.json`: every answer is held against it. */
export class ServedContract {
  private readonly ajv = addFormats.default(new Ajv2020({ strict: false, validateSchema: false, allErrors: true }));
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly templates: { readonly template: string; readonly pattern: RegExp }[];

  private constructor(readonly document: OpenApi) {
    this.ajv.addSchema(document, 'openapi.json');
    this.templates = Object.keys(document.paths)
      .sort((one, other) => one.split('{').length - other.split('{').length) // the literal before the parameter
      .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`) }));
  }

  static async of(webUrl: string): Promise<ServedContract> {
    const response = await fetch(`${webUrl}/api/openapi.json`, { signal: AbortSignal.timeout(10_000) });
    return new ServedContract((await response.json()) as OpenApi);
  }

  /** What is wrong with an answer; empty if it is as the contract says. */
  faultsOf(answer: Answer): string[] {
    const { method, path, status, contentType } = answer;
    const at = `${method} ${path} → ${status}`;
    const template = this.templates.find(({ pattern }) => pattern.test(path))?.template;
    if (status >= 400) {
      const faults = problemFaults(answer).map((fault) => `${at}: ${fault}`);
      if (faults.length || !template) return faults;
    }
    if (!template) return [`${at}: no such path in openapi.json`];
    const operation = this.document.paths[template]?.[method.toLowerCase()];
    if (!operation) return status === 404 ? [] : [`${at}: no such method in openapi.json`];
    const key = [String(status), `${String(status)[0]}XX`, 'default'].find((name) => operation.responses[name]);
    if (!key) return [`${at}: a status that openapi.json does not name`];
    const pointer = ['paths', template, method.toLowerCase(), 'responses', key];
    return this.bodyFaults(pointer, mediaTypeOf(contentType), answer.body).map((fault) => `${at}: ${fault}`);
  }

  private bodyFaults(pointer: string[], mediaType: string, body: unknown): string[] {
    const { content, where } = this.contentAt(pointer);
    if (!content || !mediaType.includes('json')) return [];
    if (!content[mediaType]) return [`${mediaType} is not among ${Object.keys(content).join(', ')}`];
    if (!content[mediaType].schema) return [];
    const validate = this.judge([...where, 'content', mediaType, 'schema']);
    const holds: boolean = validate(body);
    return holds ? [] : (validate.errors ?? []).map(inWords);
  }

  private judge(pointer: string[]): ValidateFunction {
    const reference = `openapi.json#/${pointer.map(escaped).join('/')}`;
    const judge = this.compiled.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.compiled.set(reference, judge);
    return judge;
  }

  /** A response stands in its place, or is named there and stands among the components. */
  private contentAt(pointer: string[]): { content: Response['content']; where: string[] } {
    const at = (steps: string[]) =>
      steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], this.document) as Response & {
        $ref?: string;
      };
    const here = at(pointer);
    if (!here.$ref) return { content: here.content, where: pointer };
    const where = here.$ref.slice(2).split('/');
    return { content: at(where).content, where };
  }
}

const inWords = ({ instancePath, message }: ErrorObject) => `${instancePath || '/'} ${message ?? ''}`;

function problemFaults({ status, contentType, body }: Answer): string[] {
  if (mediaTypeOf(contentType) !== 'application/problem+json') return [`answered as ${contentType || 'nothing'}`];
  const { type, status: told } = body as { type?: string; status?: number };
  return [
    ...(Object.keys(problemTexts).includes(type ?? '') ? [] : [`an unknown problem ${type ?? ''}`]),
    ...(told === status ? [] : [`the body says ${told ?? 'no status'}`]),
  ];
}
