/** What health and readiness probes ask for. */
export interface SystemPart {
  name: string;
  ok: boolean;
  detail: string;
}

export interface OpsPort {
  /** Checks each part that Postrider depends on. @returns for each part whether it answers */
  ready(): Promise<SystemPart[]>;
}
