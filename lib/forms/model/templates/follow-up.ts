import type { FormDefinition } from '../../schema';
import { apart, choose, field, no, page, section, yes } from './parts';

/** Asked once a place is confirmed: how somebody comes. What is sensitive in it lies apart. */
export const travel: FormDefinition = {
  pages: [
    page('travel', { en: 'Travel', fr: 'Voyage', es: 'Viaje' }, [
      section('coming', { en: 'Coming to the meeting', fr: 'Venir à la réunion', es: 'Llegada a la reunión' }, [
        choose(
          'single',
          'booked-by',
          { en: 'Who books your travel?', fr: 'Qui réserve votre voyage ?', es: '¿Quién reserva su viaje?' },
          [
            ['self', { en: 'My own administration', fr: 'Mon administration', es: 'Mi propia administración' }],
            [
              'meeting',
              {
                en: 'The secretariat (funded seat)',
                fr: 'Le secrétariat (place financée)',
                es: 'La secretaría (plaza financiada)',
              },
            ],
          ],
          { required: true },
        ),
        field(
          'text',
          'departure-city',
          { en: 'City you leave from', fr: 'Ville de départ', es: 'Ciudad de salida' },
          { required: true, condition: { test: 'equals', field: 'booked-by', value: 'meeting' } },
        ),
        field(
          'date',
          'arrival-day',
          { en: 'Day of arrival', fr: 'Jour d’arrivée', es: 'Día de llegada' },
          { required: true },
        ),
        field(
          'date',
          'departure-day',
          { en: 'Day of departure', fr: 'Jour de départ', es: 'Día de salida' },
          { required: true },
        ),
        apart('ITINERARY', 'itinerary', {
          en: 'Flights, trains and hotel',
          fr: 'Vols, trains et hôtel',
          es: 'Vuelos, trenes y hotel',
        }),
      ]),
      section('staying', { en: 'While you are there', fr: 'Sur place', es: 'Durante su estancia' }, [
        apart('DIET', 'diet', { en: 'What you eat', fr: 'Régime alimentaire', es: 'Alimentación' }),
        apart('ACCESS', 'access', {
          en: 'Needs for access',
          fr: 'Besoins d’accessibilité',
          es: 'Necesidades de accesibilidad',
        }),
        apart('EMERGENCY_CONTACT', 'emergency', {
          en: 'Whom to call in an emergency',
          fr: 'Personne à prévenir en cas d’urgence',
          es: 'Persona de contacto en caso de emergencia',
        }),
      ]),
    ]),
  ],
};

/** Asked once a place is confirmed: what a letter of support for a visa needs. */
export const visa: FormDefinition = {
  pages: [
    page('visa', { en: 'Visa', fr: 'Visa', es: 'Visado' }, [
      section('need', { en: 'Do you need one?', fr: 'En avez-vous besoin ?', es: '¿Lo necesita?' }, [
        choose(
          'single',
          'visa-needed',
          { en: 'Do you need a visa?', fr: 'Avez-vous besoin d’un visa ?', es: '¿Necesita visado?' },
          [yes, no],
          { required: true },
        ),
      ]),
      section(
        'support',
        { en: 'Letter of support', fr: 'Lettre d’appui', es: 'Carta de apoyo' },
        [
          field(
            'text',
            'consulate',
            {
              en: 'Embassy or consulate where you apply',
              fr: 'Ambassade ou consulat où vous déposez la demande',
              es: 'Embajada o consulado donde la solicita',
            },
            { required: true },
          ),
          field('date', 'appointment', {
            en: 'Day of your appointment',
            fr: 'Jour de votre rendez-vous',
            es: 'Día de su cita',
          }),
          apart('TRAVEL_DOCUMENT', 'passport', {
            en: 'Passport or identity card',
            fr: 'Passeport ou carte d’identité',
            es: 'Pasaporte o documento de identidad',
          }),
          apart('VISA', 'visa-details', {
            en: 'Details for the visa',
            fr: 'Informations pour le visa',
            es: 'Datos para el visado',
          }),
        ],
        { condition: { test: 'equals', field: 'visa-needed', value: 'yes' } },
      ),
    ]),
  ],
};
