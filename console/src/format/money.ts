import { language } from "@/i18n";

/** Whole fen as yuan: ¥3,600.00. */
export function yuan(fen: number | undefined): string {
    if (fen === undefined) return "—";
    const sign = fen < 0 ? "−" : "";
    const whole = Math.trunc(Math.abs(fen) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",");
    return `${sign}¥${whole}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

/** For axes and tiles: ¥1.2万 or ¥12k. */
export function roughYuan(fen: number): string {
    const value = fen / 100;
    const steps: [number, string][] =
        language.value === "zh" ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, "bn"], [1e6, "m"], [1e3, "k"]];
    const step = steps.find(([size]) => Math.abs(value) >= size);
    return "¥" + (step ? +(value / step[0]).toFixed(1) + step[1] : +value.toFixed(0));
}

/** What somebody typed as yuan, in fen; undefined when it is no amount of money. */
export function fenOf(text: string): number | undefined {
    const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/[,,¥\s]/g, ""));
    if (!found) return undefined;
    const fen = Number(found[2]) * 100 + Number((found[3] ?? "").padEnd(2, "0"));
    return found[1] ? -fen : fen;
}
