import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import { z } from 'zod';
import { HttpUrl, parseConfig } from '../config';

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** OpenTelemetry's own words, as its specification has them. */
const TelemetryEnv = z.object({
  /** Base address of a collector that takes OTLP over HTTP. Without one nothing is recorded; ids travel all the same. */
  OTEL_EXPORTER_OTLP_ENDPOINT: HttpUrl.optional(),
  OTEL_TRACES_SAMPLER: z.enum(samplers, `must be one of ${samplers.join(', ')}`).default('parentbased_always_on'),
  /** Of the two ratios: which part of the traces is kept. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number('must be a number').min(0).max(1).default(1),
});

/** What the environment says of traces. */
export interface TracesConfig {
  readonly endpoint: string | undefined;
  readonly sampler: Sampler;
}

/**
 * Throws ConfigError that names every fault. `door`: whoever stands outside chooses the ids of a trace but not whether
 * we record it, so there the sampler asks nobody.
 */
export function tracesConfig(env: NodeJS.ProcessEnv, { door }: { readonly door: boolean }): TracesConfig {
  const values = parseConfig(TelemetryEnv, env);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER: name } = values;
  if (!endpoint) return { endpoint, sampler: new AlwaysOffSampler() };
  const root = samplerOf(name.replace('parentbased_', ''), values.OTEL_TRACES_SAMPLER_ARG);
  const asksParent = name.startsWith('parentbased_') && !door;
  return { endpoint, sampler: asksParent ? new ParentBasedSampler({ root }) : root };
}

function samplerOf(name: string, ratio: number): Sampler {
  if (name === 'traceidratio') return new TraceIdRatioBasedSampler(ratio);
  return name === 'always_on' ? new AlwaysOnSampler() : new AlwaysOffSampler();
}
