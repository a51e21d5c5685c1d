export interface Tools {
  /** The folder that holds `initdb` and `postgres`. */
  postgresBin: string | null;
  redisServer: string | null;
  chromium: string | null;
  /** The folder of real feeds and bounces. */
  corpora: string | null;
}

export function findTools(env?: NodeJS.ProcessEnv): Tools;
export function toolVariables(tools: Tools): Record<string, string>;
export function leftOut(tools: Tools): string[];
