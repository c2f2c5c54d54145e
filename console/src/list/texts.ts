import type { Texts } from "@/i18n/texts";

export default {
    list: {
        empty: ["没有内容", "Nothing here"],
        emptyFiltered: ["没有符合条件的内容", "Nothing matches"],
        page: ["第 {page} 页", "Page {page}"],
        previous: ["上一页", "Previous"],
        next: ["下一页", "Next"],
        select: ["选择此行", "Select this row"],
        selectAll: ["选择本页", "Select this page"],
        chosen: ["已选 {count} 项", "{count} chosen"],
        sort: ["按此列排序", "Sort by this column"],
        export: ["导出", "Export"],
        exporting: ["正在导出 {count} 行…", "Exporting, {count} rows…"],
        exported: ["已导出 {count} 行", "{count} rows exported"],
        capped: ["行数过多，只导出前 {count} 行，请缩小范围。", "Too many rows: only the first {count} are in the file. Narrow the list."],
        keys: ["↑↓ 移动，回车打开，空格选择", "↑↓ moves, Enter opens, Space selects"],
    },
} satisfies Texts;
