import { RelationToHead } from '@langmoi/contracts/households';
import { Button } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { nobody, type HouseholdTyped } from '../../view/households';
import styles from './households.module.css';

type Typed = HouseholdTyped['members'][number];

function Person({ form, at, drop }: { form: Form<HouseholdTyped>; at: number; drop: (() => void) | null }) {
  const { t } = useWords();
  const { members } = form.values;
  const field = (name: keyof Typed) => {
    const pointer = `/members/${at}/${name}`;
    const typed = (value: string) =>
      form.change({ members: members.map((one, place) => (place === at ? { ...one, [name]: value } : one)) }, [
        pointer,
        ...(name === 'relation' ? ['/members'] : []),
      ]);
    return { ...form.fieldOf(pointer), value: members[at]?.[name] ?? '', onChange: typed };
  };
  const { onChange: relate, ...relation } = field('relation');
  return (
    <fieldset className={parts.fields}>
      <legend>{t('households.person', { n: at + 1 })}</legend>
      <div className={parts.pair}>
        <TextField {...field('name')} label={t('households.name')} />
        <ChoiceField
          {...relation}
          label={t('households.relation')}
          onChange={relate}
          data={[
            { value: '', label: t('households.choose') },
            ...RelationToHead.options.map((value) => ({ value, label: t(`kin.${value}`) })),
          ]}
        />
        <TextField {...field('birth')} label={t('households.birth')} description={t('households.birthHint')} />
        <TextField {...field('identityNumber')} required={false} label={t('households.identityNumber')} />
      </div>
      {drop && (
        <div>
          <Button size="xs" variant="subtle" onClick={drop}>
            {t('households.dropPerson', { n: at + 1 })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Everybody of the household; exactly one of them is the head. */
export function MemberFields({ form }: { form: Form<HouseholdTyped> }) {
  const { t } = useWords();
  const { members } = form.values;
  const { id, error } = form.fieldOf('/members');
  const put = (next: readonly Typed[]) => form.change({ members: next });
  return (
    <div id={id} role="group" tabIndex={-1} aria-label={t('households.people')} className={styles.members}>
      {members.map((_, at) => (
        <Person
          key={at}
          form={form}
          at={at}
          drop={members.length > 1 ? () => put(members.filter((__, place) => place !== at)) : null}
        />
      ))}
      {error && <p className={styles.error}>{error}</p>}
      <div>
        <Button size="xs" variant="default" onClick={() => put([...members, nobody('')])}>
          {t('households.addPerson')}
        </Button>
      </div>
    </div>
  );
}
