import type { assistance } from "@huiyu/client";

/** By how much the own cost is over the threshold. */
export function over(warning: Pick<assistance.Warning, "ownCostFen" | "thresholdFen">): { fen: number; percent: string } {
    const fen = warning.ownCostFen - warning.thresholdFen;
    return { fen, percent: warning.thresholdFen > 0 ? Math.round((fen / warning.thresholdFen) * 100) + "%" : "" };
}
