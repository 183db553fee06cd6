import { nationId } from '@langmoi/platform/nation';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

itKeepsItsTables({
  name: 'directory',
  entities,
  migrations,
  apart: {
    ownColumn: { provinces: 'id' },
    laws: {
      laws: 'which sets and procedures the law has given, the same for every province',
      succession_rules: 'law, the same in every province',
    },
    registers: {
      unit_events: 'what happened to administrative units is published law',
      unit_states: 'what the events of the register tell',
      unit_facts: 'names in papers, zones and hamlets are as public as the units they are said of',
      unit_findings: 'what the register does not take for certain is as public as what it does',
    },
    sights: {
      'accounts.before_sign_in': {
        as: 'app',
        settings: { 'app.province_id': uuidOf('service', 'gateway') },
        why: 'whose account it is, before anybody is signed in',
      },
      'provinces.before_sign_in': {
        as: 'app',
        settings: { 'app.province_id': uuidOf('service', 'gateway') },
        why: 'which provinces are demos',
      },
      'provinces.house': {
        as: 'app',
        settings: { 'app.province_id': uuidOf('service', 'directory') },
        why: 'which tenants there are',
      },
      'provinces.nation': {
        as: 'app',
        settings: { 'app.province_id': nationId },
        why: 'the list of provinces that a national office chooses from',
      },
    },
  },
});
