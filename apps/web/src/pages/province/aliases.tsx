import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { SourceList } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';

/** Names as papers write them, what each was taken for, and why; what nobody could tell stays visible. */
export function Aliases({ provinceId }: { provinceId: string }) {
  const { t, say } = useWords();
  const aliases = useAnswer(directory.listAliases, { params: { provinceId } });
  return (
    <Answer of={aliases}>
      {(all) =>
        all.length === 0 ? (
          <Empty title={t('names.empty')} />
        ) : (
          <div className="stack">
            <p className="soft">{t('names.about')}</p>
            <RecordTable
              saved
              name={t('province.tab.names')}
              columns={[
                t('names.written'),
                t('names.means'),
                t('province.district'),
                t('names.because'),
                t('province.source'),
              ]}
            >
              <tbody>
                {all.map((alias, at) => (
                  <tr key={at}>
                    <th scope="row">“{alias.written}”</th>
                    <td>
                      {alias.unitId ? (
                        <Link to={`/units/${alias.unitId}`}>{alias.unitName}</Link>
                      ) : (
                        <StateBadge state="missing">{t('names.unresolved')}</StateBadge>
                      )}
                    </td>
                    <td>{alias.districtName}</td>
                    <td style={{ minWidth: '16rem' }}>
                      <span className="small soft">{t(`names.basis.${alias.basis}`)}. </span>
                      {say(alias.because)}
                    </td>
                    <td>
                      <SourceList sources={alias.sources} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </RecordTable>
          </div>
        )
      }
    </Answer>
  );
}
