/** How one mail server is reached. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps://). */
  secure: boolean;
  auth: { user: string; pass: string } | null;
  /** Maximum of connections open at once from one process. */
  connections: number;
  /** Milliseconds to wait for a reply. RFC 5321, 4.5.3.2.6 asks for 10 minutes after the dot. */
  timeoutMs: number;
  /** False accepts a certificate that can't be checked (`?insecure=true`). */
  rejectUnauthorized: boolean;
}
