import { directory } from '@langmoi/domain/access/directory';
import { isGranted, provincePlace } from '@langmoi/domain/access/table';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { Answer } from '../../ui/answer';
import frame from '../../ui/pages.module.css';
import { PageHead } from '../../ui/page-head';
import { unitChanges } from '../administration/services';
import { ChangesList } from '../administration/unit-changes.page';

/** Decisions of the nation about provinces: what was entered, and where each stands. */
export function JoiningsPage() {
  const { t } = useWords();
  const caller = useSession().data?.caller;
  const provinceId = caller?.provinceId ?? '';
  const proposals = useAnswer(
    unitChanges.listUnitProposals,
    { params: { provinceId } },
    { enabled: caller !== undefined },
  );
  const place = provincePlace(provinceId);
  return (
    <div className={frame.body}>
      <PageHead title={t('nav.provincesJoin')} about={t('joining.about')}>
        {caller && isGranted(directory.draftUnitProposal, caller, { place }) && (
          <Button component={Link} to="/nation/units/new">
            {t('uchange.new')}
          </Button>
        )}
      </PageHead>
      <Answer of={proposals} lines={5}>
        {(all) => <ChangesList proposals={all} place="/nation/units" next={t('joining.noneNext')} />}
      </Answer>
    </div>
  );
}
