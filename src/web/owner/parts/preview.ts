/** A mail as readers would get it, with links of its own that lead nowhere. */
export interface Preview {
  subject: string;
  html: string;
}
