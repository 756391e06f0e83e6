import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { revisionHash } from '@/lib/recommendations/model/recommendation';
import { daysOf, recordHash, sealBundle, sittingsOf, verifyBundle, type PlenaryRecord } from './record';
import { textsHash } from './texts';

const content = {
  units: [{ uid: 'u', position: 1, language: 'en', text: 'Adopt common standards.' }],
  themes: ['labour-migration'],
  objectives: [6],
  addressees: ['Members'],
  dueBy: null,
};
const hash = revisionHash(content);
const record: PlenaryRecord = {
  meeting: {
    slug: 'm',
    code: 'M',
    title: { en: 'A meeting' },
    city: 'Geneva',
    zone: 'Europe/Zurich',
    illustrative: true,
  },
  items: [
    {
      id: 'i',
      symbol: 'G/1',
      sources: [{ symbol: 'AFR/1', disposition: 'FULL', why: null, number: 1, translations: [], ...content, hash }],
      revisions: [
        { id: 'r', number: 1, at: '2027-01-28T10:00:00.000Z', parentIds: [], translations: [], ...content, hash },
      ],
      amendments: [],
      decisions: [
        {
          outcome: 'ADOPTED',
          method: 'CONSENSUS_NOTED',
          note: null,
          by: 'Chair',
          at: '2027-01-28T23:30:00.000Z',
          revision: 1,
          hash,
          languages: ['en'],
          textsHash: textsHash(hash, [{ uid: 'u', text: { en: 'Adopt common standards.' } }], ['en']),
          vote: null,
          reservations: [],
        },
      ],
      silences: [],
    },
  ],
  turns: [
    { delegation: { en: 'A' }, kind: 'FLOOR', item: 'G/1', startedAt: '2027-01-28T10:05:00.000Z', endedAt: null },
  ],
};
const paper = new TextEncoder().encode('%PDF');
const bundle = canonicalJson(sealBundle(record, [{ name: 'minutes.pdf', sha256: sha256(paper) }]));

describe('a bundle', () => {
  it('holds as it was given out, with its papers', () => {
    expect(verifyBundle(bundle, [{ name: 'renamed.pdf', bytes: paper }])).toEqual({
      findings: [],
      unlisted: [],
      checked: { items: 1, revisions: 2, files: 1 },
      issue: null,
      sha256: recordHash(record),
      days: daysOf(record),
    });
  });

  it('does not hold with any one byte edited', () => {
    // Each place in turn: a digit or a letter becomes another one, anything else a space.
    for (let at = 0; at < bundle.length; at += 1) {
      const was = bundle.charAt(at);
      const now = was === 'x' ? 'y' : /\w/.test(was) ? 'x' : ' ';
      if (was === now) continue;
      const edited = bundle.slice(0, at) + now + bundle.slice(at + 1);
      const { findings } = verifyBundle(edited, []);
      expect([at, findings.length > 0]).toEqual([at, true]);
    }
  });

  it('names a sentence that was changed together with the hash of the whole', () => {
    const [item] = JSON.parse(JSON.stringify(record.items)) as typeof record.items;
    if (!item?.revisions[0]?.units[0]) throw new Error('there is one');
    item.revisions[0].units[0].text = 'Adopt no standards.';
    const changed = { ...record, items: [item] };
    // Whoever changes a text and seals the whole anew still has to answer for the hash that was decided upon.
    const text = canonicalJson(sealBundle(changed, []));
    expect(verifyBundle(text, []).findings).toEqual([
      { fault: 'revision_hash', item: 'G/1', revision: 1 },
      { fault: 'decision_text', item: 'G/1', revision: 1 },
    ]);
  });

  it('names a source whose text was changed', () => {
    // Copied by way of its words: in the record above both are one and the same list.
    const [item] = JSON.parse(JSON.stringify(record.items)) as typeof record.items;
    if (!item?.sources[0]?.units[0]) throw new Error('there is one');
    item.sources[0].units[0].text = 'Adopt no standards.';
    const text = canonicalJson(sealBundle({ ...record, items: [item] }, []));
    expect(verifyBundle(text, []).findings).toEqual([{ fault: 'source_hash', item: 'AFR/1', revision: 1 }]);
  });

  it('names its issue, which cannot be put on another record', () => {
    const issue = { number: 2, at: '2027-01-29T09:00:00.000Z', by: 'Oriol Organista' };
    const issued = canonicalJson(sealBundle(record, [], issue));
    expect(verifyBundle(issued, [])).toMatchObject({ findings: [], issue });
    expect(verifyBundle(issued.replace('"number":2}', '"number":3}'), []).findings).toEqual([{ fault: 'seal' }]);
  });

  it('is not altered where a paper was: that is said of the paper', () => {
    const edited = new TextEncoder().encode('%PdF');
    expect(verifyBundle(bundle, [{ name: 'minutes.pdf', bytes: edited }])).toMatchObject({
      findings: [],
      unlisted: [{ file: 'minutes.pdf', isNamed: true }],
    });
    expect(verifyBundle(bundle, [{ name: 'other.pdf', bytes: edited }])).toMatchObject({
      findings: [],
      unlisted: [{ file: 'other.pdf', isNamed: false }],
    });
  });
});

describe('sittings', () => {
  it('are days by the meeting’s clock', () => {
    expect(sittingsOf(record)).toEqual(['2027-01-28', '2027-01-29']);
  });
});
