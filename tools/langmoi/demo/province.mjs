// The demo province as the drivers see it: who is who, and its date.
import { readFileSync } from 'node:fs';
import { Cast, eventually } from './office.mjs';

const data = (name) =>
  JSON.parse(readFileSync(new URL(`../../../data/demo/tra-vinh/${name}.json`, import.meta.url), 'utf8'));

export class Province {
  constructor(webUrl) {
    this.cast = new Cast(webUrl);
    this.webUrl = webUrl;
  }

  async open() {
    const office = await this.cast.office('vpdp');
    [this.view] = await office.get('/directory/provinces');
    const units = await office.get(`/directory/provinces/${this.view.id}/units`);
    const { officers } = data('officers');
    const account = (role, unitCode) =>
      officers.find((officer) => officer.role === role && officer.unitCode === unitCode)?.account;
    const codeOf = new Map(units.map(({ id, code }) => [id, code]));
    this.departments = officers.filter(({ role }) => role === 'departmentOfficer').map((officer) => officer.account);
    this.entries = data('registrations-2020').registrations.map(({ communeCode, tier, total, missing }) => {
      const unit = units.find(({ level, code }) => level === 'commune' && code === communeCode);
      const district = codeOf.get(unit.parentId);
      return {
        name: unit.name,
        communeId: unit.id,
        tier,
        total,
        missing,
        commune: account('communeOfficer', communeCode),
        district: account('districtReviewer', district),
        front: account('frontOfficer', district),
      };
    });
    return this;
  }

  entry(name) {
    const found = this.entries.filter((entry) => entry.name === name);
    if (found.length !== 1) throw new Error(`${found.length} registered communes are called ${name}`);
    return found[0];
  }

  get today() {
    return this.view.today;
  }

  /** Moves the demo's date; every legal wait in the running workflows follows. Returns once `recognition` knows it too. */
  async moveTo(date) {
    const office = await this.cast.office('vpdp');
    this.view = await office.post(`/directory/provinces/${this.view.id}/clock`, { to: date });
    const [any] = await office.get('/recognition/dossiers');
    if (!any) return this.view.today;
    await eventually(`the date ${date} reaches recognition`, async () => {
      const { legalTime } = await office.get(`/recognition/dossiers/${any.id}`);
      return legalTime.today >= date;
    });
    return this.view.today;
  }
}

/** `days` later, as a date. */
export function plusDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
