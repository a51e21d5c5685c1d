/** A mail as readers would get it; its personal links lead nowhere. */
export interface Preview {
  subject: string;
  html: string;
}
