/** What probes ask. */
export interface SystemPart {
  name: string;
  ok: boolean;
  detail: string;
}

export interface OpsPort {
  /** What Postrider needs to work: each part, and whether it answers. */
  ready(): Promise<SystemPart[]>;
}
