import type { ApplicationView } from '@app/contracts';
import type { Actor } from '@app/domain';

/** Masks the contact by role: a 镇街 or an inspector needs the phone number, only the office needs the e-mail address. */
export function contactFor(
  { name, phone, email }: { name: string; phone: string; email: string },
  viewer: Actor,
): ApplicationView['contact'] {
  switch (viewer.role) {
    case 'applicant':
    case 'office':
      return { name, phone, email };
    case 'department':
    case 'town':
    case 'inspector':
      return { name, phone, email: null };
    case 'auditor':
    case 'admin':
      return { name: maskedName(name), phone: maskedPhone(phone), email: null };
  }
}

/** 张明 → 张*. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** 13800001234 → *******1234. */
export function maskedPhone(phone: string): string {
  return phone.slice(0, -4).replace(/\d/g, '*') + phone.slice(-4);
}
