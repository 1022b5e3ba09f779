import { z } from "zod";
import { memberRoles } from "@/schemas/member-role";
import { Email, Password } from "@/schemas/tenant";
import { isStorable, notStorable } from "@/schemas/text";

const Role = z.enum(memberRoles);

export const Member = z.object({
  user_id: z.uuid(),
  email: z.string(),
  role: Role,
  joined_at: z.iso.datetime(),
});

/** All members of a tenant: people, of whom there are few. */
export const MemberList = z.array(Member);

export const MemberId = z.strictObject({ user_id: z.uuid() });

export const ChangeRoleInput = z.strictObject({ user_id: z.uuid(), role: Role });

export const Invitation = z.object({
  invitation_id: z.uuid(),
  recipient: z.string(),
  role: Role,
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});

export const InvitationList = z.array(Invitation);

export const InviteInput = z.strictObject({
  /** A name or an e-mail address: for the tenant, to tell its invitations apart. */
  recipient: z.string().trim().min(1, "Say whom you invite.").max(200).refine(isStorable, notStorable),
  role: Role,
});

/** An invitation with its link, which is shown once and is the proof of being invited. */
export const CreatedInvitation = Invitation.extend({ url: z.url() });

export const InvitationId = z.strictObject({ invitation_id: z.uuid() });

export const InvitationToken = z.strictObject({ token: z.string().max(200) });

/** What who opens the link gets to know. */
export const OpenInvitation = z.object({ tenant_name: z.string(), role: Role, expires_at: z.iso.datetime() });

export const JoinInput = z.strictObject({
  token: z.string().max(200),
  email: Email,
  password: Password,
});

export const Joined = z.object({ tenant_id: z.uuid() });

export type Member = z.infer<typeof Member>;
export type Invitation = z.infer<typeof Invitation>;
export type OpenInvitation = z.infer<typeof OpenInvitation>;
