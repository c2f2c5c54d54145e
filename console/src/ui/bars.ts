import type { Option } from "./chart";

export const COLOURS = ["#1d6b64", "#c08a3e", "#6a8caf", "#8c6a8f", "#7d8a5b", "#b5655a", "#4f6d7a"];

export interface Series {
    name: string;
    values: number[];
}

/** Stacked bars over categories; tooltips are drawn on the canvas, since no page may bring styles of its own. */
export function bars(categories: string[], series: Series[], number: (value: number) => string, horizontal = false): Option {
    const categoryAxis = { type: "category" as const, data: categories, axisTick: { show: false }, axisLine: { lineStyle: { color: "#c9d1cd" } }, axisLabel: { color: "#566463" }, inverse: horizontal };
    const valueAxis = { type: "value" as const, axisLabel: { formatter: number, color: "#566463" }, splitLine: { lineStyle: { color: "#e7ebe8" } }, minInterval: 1 };
    return {
        color: COLOURS,
        animation: false,
        grid: { left: 8, right: 16, top: series.length > 1 ? 34 : 14, bottom: 4, containLabel: true },
        legend: series.length > 1 ? { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: "#35434a" } } : undefined,
        tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, valueFormatter: (value) => number(Number(value)) },
        xAxis: horizontal ? valueAxis : categoryAxis,
        yAxis: horizontal ? categoryAxis : valueAxis,
        series: series.map((one) => ({ type: "bar" as const, name: one.name, stack: "all", data: one.values, barMaxWidth: 34 })),
    } as Option;
}
