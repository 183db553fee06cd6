import type { TypedContent } from '../../../view/dossier';

/** A poll as it is typed. */
export interface PollTyped {
  readonly heldOn: string;
  readonly households: string;
  readonly distributed: string;
  readonly returned: string;
  readonly contents: readonly TypedContent[];
}

export const emptyContent: TypedContent = { content: '', satisfied: '', notSatisfied: '0', noOpinion: '0' };
