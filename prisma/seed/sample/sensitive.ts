import { sealSensitive } from '@/lib/privacy/seal-sensitive';
import { deleteAfter, sensitiveRules } from '@/lib/privacy/model/kinds';
import type { SensitiveValues } from '@/lib/privacy/schema';
import { after, type Kit } from './kit';

type Days = { endsOn: Date; start: string };

const diets: SensitiveValues['DIET'][] = [
  { diets: ['VEGETARIAN'] },
  { diets: ['NONE'] },
  { diets: ['HALAL'] },
  { diets: ['NONE'] },
  { diets: ['GLUTEN_FREE', 'OTHER'], remark: 'Illustrative remark: no nuts.' },
];

/**
 * Invented travel documents, diets and needs for some of those confirmed: enough for the officers' pages to have something
 * in every state. Numbers begin with "SAMPLE" and names say that they are illustrative.
 */
export function addSensitive({ rows, id }: Kit, { endsOn, start }: Days, today: Date): void {
  const confirmed = rows.Registration.filter(({ status }) => status === 'CONFIRMED').slice(0, 24);
  const day = (days: number) =>
    after(new Date(`${start}T00:00:00Z`), days)
      .toISOString()
      .slice(0, 10);
  confirmed.forEach(({ id: registrationId }, index) => {
    const add = <K extends keyof SensitiveValues>(kind: K, values: SensitiveValues[K]) => {
      const { sealed, keyId } = sealSensitive(registrationId ?? id(), kind, values);
      rows.SensitiveRecord.push({
        registrationId: registrationId ?? '',
        kind,
        sealed: `\\x${Buffer.from(sealed).toString('hex')}`,
        keyId,
        lockVersion: 1,
        updatedAt: after(today, -5),
        deleteAfter: deleteAfter(endsOn, sensitiveRules[kind].days),
      });
    };
    if (index % 4 !== 3)
      add('TRAVEL_DOCUMENT', {
        documentType: index % 5 === 0 ? 'SERVICE' : 'PASSPORT',
        number: `SAMPLE${String(1000 + index)}`,
        nationality: 'CH',
        issuedOn: day(-1800 + index * 30),
        expiresOn: day(index % 6 === 1 ? 60 : 900 + index * 20),
        birthDate: `19${String(60 + (index % 30))}-0${(index % 9) + 1}-15`,
      });
    if (index % 3 === 0)
      add('VISA', { visa: index % 2 === 0 ? 'NEEDED' : 'APPLIED', applyIn: 'Illustrative consulate' });
    else if (index % 3 === 1) add('VISA', { visa: 'NOT_NEEDED' });
    if (index % 2 === 0)
      add('ITINERARY', {
        arrivesOn: day(index % 4 === 0 ? -1 : 0),
        arrivesAt: '14:30',
        arrivalBy: `Illustrative flight XX ${100 + index}`,
        departsOn: day(2),
      });
    const diet = diets[index % diets.length];
    if (index % 3 !== 2 && diet) add('DIET', diet);
    if (index % 8 === 4) add('ACCESS', { needs: ['STEP_FREE'], remark: 'Illustrative remark.' });
    if (index % 5 === 0)
      add('EMERGENCY_CONTACT', { name: 'Illustrative Contact', relation: 'Sibling', phone: '+41 22 000 00 00' });
  });
}
