/** What XML 1.0 cannot hold even as a reference; a file with one of these does not open. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in XML, between tags or in an attribute: never markup, and nothing that no reader takes. */
export function xmlText(text: string): string {
  return text.replace(unprintable, '').replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
