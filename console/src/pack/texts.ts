import type { Texts } from "@/i18n/texts";

export default {
    pack: {
        title: ["政策包", "Packs"],
        note: ["政策包是一地政策的全部文件：参数、项目、用例。载入前先看差异。", "A pack is one place's policy in files: parameters, programmes, cases. See the difference before loading."],
        contents: ["内容", "Contents"],
        counts: ["{parameters} 个参数 · {programmes} 个项目 · {cases} 个用例", "{parameters} parameters · {programmes} programmes · {cases} cases"],
        place: ["地区", "Place"],
        difference: ["看差异", "Difference"],
        uptodate: ["本级已包含全部内容。", "All of it is here already."],
        load: ["提出载入", "Propose to load"],
        files: ["文件", "Files"],
        export: ["导出本级政策", "Export our policy"],
        exported: ["已导出 {count} 个文件", "{count} files exported"],
        import: ["导入政策包", "Import a pack"],
        importText: ["选择一个政策包的 YAML 文件（可多选）或导出的 JSON 文件。", "Choose a pack's YAML files (several), or an exported JSON file."],
        cases: ["本级政策用例", "Our policy cases"],
        runCases: ["对现行政策运行用例", "Run the cases against today's policy"],
    },
} satisfies Texts;
