import type { Texts } from "@/i18n/texts";

export default {
    sheet: {
        choose: ["选择文件", "Choose a file"], dryRun: ["只检查，不入库", "Check only"], wasDryRun: ["只检查，未入库", "Checked only, nothing recorded"],
        states: { running: ["处理中", "Running"], done: ["已完成", "Done"], stopped: ["已停下", "Stopped"] },
        sums: ["已处理 {read} / {total} 行，正确 {good} 行，错误 {bad} 行", "{read} of {total} rows: {good} right, {bad} wrong"],
        stuck: ["查看处理失败的事件", "Events that keep failing"], errors: ["错误行", "Wrong rows"], row: ["行", "Row"], field: ["列", "Column"], wrong: ["问题", "What is wrong"],
    },
} satisfies Texts;
