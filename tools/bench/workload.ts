/** One run of one side. */
export interface Sample {
  /** What was done, in the workload's unit. */
  readonly units: number;
  readonly seconds: number;
  /** Of ours and of the engines, from the first unit to the last. */
  readonly cpuSeconds: number;
  /** Names the work: equal on both sides, or no time counts. */
  readonly work: string;
  /** What else was measured, such as `p99 ms`. */
  readonly figures: Readonly<Record<string, number>>;
  /** Seconds of processor by part: engines, entries of the product, and the process that asks. `measure` adds them. */
  readonly cpuParts?: Readonly<Record<string, number>>;
}

/** One side of a pair. */
export interface Side {
  readonly name: string;
  run(): Promise<Sample>;
}

/** Where the engines are, and what they have used of the processors so far. */
export interface Bench {
  readonly env: Readonly<Record<string, string>>;
  /** A folder of this run, removed after it. */
  readonly home: string;
  /** Seconds of processor, of this process, its children and the engines. */
  cpuSeconds(): number;
  /** A smaller form, to see that it works. */
  readonly small: boolean;
  /** How large, for a workload of several sizes; undefined: as large as it is by itself. */
  readonly size?: number;
}

/** The product beside its limit or its peer. */
export interface Workload {
  /** What is compared: a figure of both sides, or the throughput; `ratio` is product / peer. */
  readonly compared: string;
  readonly unit: string;
  /** Nothing to aim at: undefined. */
  readonly aim?: string;
  open(bench: Bench): Promise<Pair>;
}

export interface Pair {
  readonly product: Side;
  readonly peer: Side;
  /** Others that do the same work, or a part of it. */
  readonly others?: readonly Side[];
  close(): Promise<void>;
}
