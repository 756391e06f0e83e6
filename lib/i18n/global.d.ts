import type { Messages as AllMessages } from './messages';
import type { Locale as AnyLocale } from './routing';

declare module 'next-intl' {
  interface AppConfig {
    Locale: AnyLocale;
    Messages: AllMessages;
  }
}
