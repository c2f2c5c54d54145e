import type { insurance } from "@huiyu/client";

/** One layer's reckoning, as the platform keeps it with a settlement. */
export interface LayerOutcome {
    layer: string;
    programme: string;
    rule: string;
    clause?: string;
    paidFen: number;
    baseFen: number;
    deductibleFen: number;
    slices: { amountFen: number; rate: string }[];
    uncappedFen: number;
    capFen?: number;
    capUsedFen: number;
    reasons: { code: string; text: { zh: string; en: string }; clause?: string }[];
    parameters: PolicyValue[];
}

export interface PolicyValue {
    key: string;
    value: unknown;
    from?: string;
    to?: string;
    level?: string;
    clause?: string;
    cite?: string[];
}

export interface Part {
    from: string;
    to: string;
    year: number;
    stay: number;
    totalFen: number;
    inScopeFen: number;
    layers: LayerOutcome[];
}

/** Parts of a bill in order of time: one, unless the stay crosses a year. */
export const partsOf = (settlement: insurance.Settlement): Part[] => (settlement.outcome.parts as Part[] | undefined) ?? [];

export interface Share {
    key: string;
    fen: number;
    /** Of the bill, 0 to 1. */
    share: number;
}

/** Who pays the bill: each layer in order, then the patient; the shares sum to it. Of a bill only recorded nobody has decided. */
export function shares(settlement: insurance.Settlement): Share[] {
    const rows = [...settlement.layers.map((one) => ({ key: one.layer, fen: one.paidFen })), settlement.undecidedFen === undefined ? { key: "patient", fen: settlement.patientFen ?? 0 } : { key: "undecided", fen: settlement.undecidedFen }];
    return rows.map((row) => ({ ...row, share: settlement.totalFen === 0 ? 0 : row.fen / settlement.totalFen }));
}

/** A share of a rate as people write it: 0.8 is 80%. */
export const percent = (rate: string | number) => +(Number(rate) * 100).toFixed(2) + "%";
