import { AnnounceForm } from './announce-form';
import { ConfirmForm } from './confirm-form';
import { CouncilForms } from './council-forms';
import { DecisionForm } from './decision-form';
import { OpinionForm } from './opinion-form';
import { PollForm } from './poll-form';
import type { StageFormProps } from './stage-form-props';
import { TaskForm } from './task-form';
import { VoteForm } from './vote-form';

/** The form that fits the kind of the stage. */
export function StageForm(props: StageFormProps) {
  switch (props.entry.kind) {
    case 'task':
      return <TaskForm {...props} />;
    case 'notice':
      return <OpinionForm {...props} />;
    case 'vote':
      return <VoteForm {...props} />;
    case 'poll':
      return <PollForm {...props} />;
    case 'confirmations':
      return <ConfirmForm {...props} />;
    case 'council':
      return <CouncilForms {...props} />;
    case 'decision':
      return <DecisionForm {...props} />;
    case 'announcement':
      return <AnnounceForm {...props} />;
  }
}
