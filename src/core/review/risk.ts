/** Owns the shape of a risk: what a person must see before a command is typed. The rules live in risks.ts. */
export type RiskLevel = 'notice' | 'high' | 'critical';

export interface Risk {
  readonly level: RiskLevel;
  /** Stable code for tests and views, e.g. 'recursive-delete-root', 'blank-in-path'. */
  readonly code: string;
  /** One sentence of consequence, at most 60 characters. */
  readonly message: string;
  /** The characters of the command that cause it: [from, to) in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** A likely meant or safer form of the whole command, if there is one. */
  readonly safer?: string;
}

/** A risk whose cause is the given stretch of the command. */
export const riskAt = (
  level: RiskLevel,
  code: string,
  message: string,
  { from, to }: { readonly from: number; readonly to: number },
  safer?: string,
): Risk => ({ level, code, message, from, to, ...(safer === undefined ? {} : { safer }) });
