import { hash, verify } from "argon2";

let hashOfNobody: Promise<string> | null = null;

/** The argon2id hash under which a password is kept, with the library's parameters (RFC 9106). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether the password is the one of the hash. Without a hash it takes as long and is false. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hash("nobody");
  const matches = await verify(passwordHash ?? (await hashOfNobody), password);
  return matches && passwordHash !== null;
}
