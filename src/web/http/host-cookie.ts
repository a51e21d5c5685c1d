/** A cookie for one purpose on this host's pages. Scripts can't read it, and forms on other sites don't send it. */
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';

export interface HostCookie {
  read(req: Request): string | undefined;
  give(res: Response, value: string, life: { maxAge: number } | { expires: Date }): void;
  end(res: Response): void;
}

/** With the prefix `__Host-`, browsers accept the cookie only over https and for every path (RFC 6265bis, 4.1.3.2). */
export function createHostCookie(baseUrl: string, name: string): HostCookie {
  const secure = baseUrl.startsWith('https:');
  const fullName = secure ? `__Host-${name}` : name;
  const attributes = { httpOnly: true, sameSite: 'lax' as const, secure, path: '/' };
  return {
    read: (req) => parseCookie(req.headers.cookie ?? '')[fullName],
    give: (res, value, life) => void res.cookie(fullName, value, { ...attributes, ...life }),
    end: (res) => void res.clearCookie(fullName, attributes),
  };
}
