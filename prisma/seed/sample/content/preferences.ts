/**
 * What the sample's parties tend to put first, by region: weights for a draw, invented. Themes not named weigh 1.
 * Chosen so that regions have something in common and something of their own; what they then have is computed.
 */
export const preferences: Record<string, Readonly<Record<string, number>>> = {
  africa: {
    'labour-migration': 60,
    'irregular-migration': 40,
    'counter-trafficking': 34,
    'migrants-rights': 22,
    'migration-and-development': 20,
    'climate-change': 4,
    'border-management': 3,
  },
  'middle-east': {
    'labour-migration': 60,
    'migrants-rights': 40,
    'counter-trafficking': 20,
    'return-readmission': 10,
    'migration-data': 8,
  },
  'americas-caribbean': {
    'migrants-rights': 60,
    'counter-trafficking': 44,
    'irregular-migration': 30,
    'border-management': 26,
    'labour-migration': 22,
    integration: 4,
    'climate-change': 3,
  },
  'asia-pacific': {
    'labour-migration': 70,
    'counter-trafficking': 40,
    health: 30,
    'migrants-rights': 24,
    'migration-data': 22,
    'climate-change': 4,
    'return-readmission': 3,
  },
  'europe-central-asia': {
    'return-readmission': 60,
    'irregular-migration': 44,
    'border-management': 30,
    'counter-trafficking': 26,
    'migration-data': 22,
    integration: 5,
    'migration-policy': 3,
  },
};

/** Global processes look at the whole. */
export const globalPreferences: Readonly<Record<string, number>> = {
  'migration-policy': 30,
  'migration-and-development': 24,
  'migration-data': 14,
  'labour-migration': 10,
  'migrants-rights': 10,
};
