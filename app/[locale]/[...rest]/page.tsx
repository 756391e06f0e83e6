import { notFound } from 'next/navigation';

/** Any address that no page answers: the not-found page in the reader's language instead of the framework's. */
export default function UnknownPage() {
  notFound();
}
