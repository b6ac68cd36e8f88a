import type { IncomingHttpHeaders } from 'node:http';
import type { Role, StaffActor } from '../../domain/access/roles.ts';
import { HubError } from '../../lib/errors.ts';
import type { Auth } from '../../platform/better-auth.ts';
import type { StaffProfile, StaffStore } from './staff-store.ts';

export type AddStaff = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly agency: string | null;
  readonly password: string;
};

const needsAgency: readonly Role[] = ['officer', 'lead'];

/** Who is signed in, and who may be. */
export function createStaffService(store: StaffStore, auth: Pick<Auth, 'userOf' | 'hashPassword'>) {
  return {
    /** The actor behind a request or a socket handshake; null when not signed in or no longer staff. */
    async actorOf(headers: IncomingHttpHeaders): Promise<(StaffActor & { readonly sessionId: string }) | null> {
      const user = await auth.userOf(headers);
      if (!user) return null;
      const profile = await store.find(user.userId);
      if (!profile) return null;
      return {
        id: profile.id,
        name: profile.name,
        role: profile.role,
        agency: profile.agency,
        sessionId: user.sessionId,
      };
    },
    async profile(id: string): Promise<StaffProfile | null> {
      return store.find(id);
    },
    exists: async (email: string): Promise<boolean> => (await store.findByEmail(email)) !== null,
    /** Adds a member of staff. Throws HubError when the address is taken or role and agency do not fit. */
    async add(input: AddStaff): Promise<string> {
      if (needsAgency.includes(input.role) !== (input.agency !== null)) {
        throw new HubError('invalid', 'agency_mismatch', {
          vi: 'Chuyên viên và lãnh đạo phải thuộc một đơn vị; các vai trò khác thì không.',
          en: 'Officers and leads need an agency; other roles have none.',
        });
      }
      if (input.agency !== null && !(await store.agencyExists(input.agency))) {
        throw new HubError('invalid', 'unknown_agency', {
          vi: `Không có đơn vị "${input.agency}".`,
          en: `There is no agency "${input.agency}".`,
        });
      }
      if (input.password.length < 10) {
        throw new HubError('invalid', 'weak_password', {
          vi: 'Mật khẩu cần ít nhất 10 ký tự.',
          en: 'The password needs at least 10 characters.',
        });
      }
      if (await store.findByEmail(input.email)) {
        throw new HubError('conflict', 'email_taken', {
          vi: 'Địa chỉ thư này đã có tài khoản.',
          en: 'This address already has an account.',
        });
      }
      return store.add({ ...input, passwordHash: await auth.hashPassword(input.password) });
    },
  };
}

export type StaffService = ReturnType<typeof createStaffService>;
