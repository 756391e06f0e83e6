import type { Locale } from '@/lib/i18n/routing';

/** French names of countries and territories that take no article. */
const bare =
  /^(Andorre|Antigua|Aruba|Bahreïn|Cabo Verde|Chypre|Cuba|Djibouti|Guam|Guernesey|Haïti|Hong Kong|Israël|Jersey|Kiribati|Macao|Madagascar|Malte|Maurice|Mayotte|Monaco|Montserrat|Nauru|Nioué|Niue|Oman|Porto Rico|Saint-|Sainte-|Samoa|Sao Tomé|Singapour|Sri Lanka|Tokélaou|Tonga|Trinité|Tuvalu|Vanuatu)/;
/** Those that end in -e and are masculine all the same. */
const masculine = /^(Belize|Cambodge|Mexique|Mozambique|Suriname|Zimbabwe)$/;
/** Plural names, and the few of which the ending does not tell. */
const plural =
  /^(Bahamas|Comores|Émirats|États-Unis|Fidji|Îles|Maldives|Palaos|Pays-Bas|Philippines|Seychelles|Terres australes)/;

const vowel = /^[AEIOUYÉÈÊÂÎÔaeiouyéèêâîô]/;

function inFrench(country: string): string {
  if (plural.test(country)) return `des ${country}`;
  if (bare.test(country)) return vowel.test(country) ? `d’${country}` : `de ${country}`;
  const [head = ''] = country.split(/[\s(]/);
  if (vowel.test(country)) return `de l’${country}`;
  const isFeminine =
    /^(République|Principauté|Fédération|Nouvelle)/.test(country) || (/e$/.test(head) && !masculine.test(head));
  return isFeminine ? `de la ${country}` : `du ${country}`;
}

function inSpanish(country: string): string {
  if (/^(Estados Unidos|Emiratos|Países Bajos)/.test(country)) return `de los ${country}`;
  if (/^(República|Federación|Santa Sede)/.test(country)) return `de la ${country}`;
  return /^Reino Unido/.test(country) ? `del ${country}` : `de ${country}`;
}

function inEnglish(country: string): string {
  const article =
    /^(Bahamas|Central African|Comoros|Cook Islands|Czech Republic|Democratic|Dominican Republic|Gambia|Holy See|Islamic|Lao|Maldives|Marshall|Netherlands|Niger$|Philippines|Republic|Russian|Seychelles|Solomon|State of|Sudan$|Syrian|United)/;
  return article.test(country) ? `of the ${country}` : `of ${country}`;
}

/** "of Morocco" in the words of a mission's name: du Maroc, de la Suisse, de los Estados Unidos. A proposal, to be looked at. */
export function ofCountry(country: string, locale: Locale): string {
  if (locale === 'fr') return inFrench(country);
  return locale === 'es' ? inSpanish(country) : inEnglish(country);
}
