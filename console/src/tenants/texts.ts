import type { Texts } from "@/i18n/texts";

export default {
    tenantStatus: { provisioning: ["开通中", "Provisioning"], active: ["运行中", "Active"], suspended: ["已停用", "Suspended"], closed: ["已关闭", "Closed"] },
    unitLevel: { district: ["区县", "District"], street: ["街道乡镇", "Street"], village: ["村居", "Village"] },
    tenants: {
        title: ["租户与模块", "Tenants and modules"],
        note: ["一行一地，一列一模块：开关即启用或停用。", "A row a place, a column a module: the switch turns it on and off."],
        place: ["地区", "Place"],
        new: ["开通租户", "New tenant"],
        code: ["行政区划代码", "Division code"],
        level: ["级别", "Level"],
        nameZh: ["中文名称", "Name in Chinese"],
        nameEn: ["英文名称", "Name in English"],
        suspend: ["停用", "Suspend"],
        resume: ["恢复", "Resume"],
        modules: ["模块", "Modules"],
        modulesNote: ["停用自明日起生效，已发生的保持不变。", "Switching off holds from tomorrow on; what was stays as it was."],
        on: ["启用 {module}", "Switch {module} on"],
        off: ["停用 {module}", "Switch {module} off"],
        onText: ["自今日起在 {place} 启用。", "From today on in {place}."],
        offText: ["{place} 的最后一日为今日。", "Today is the last day in {place}."],
        switched: ["已更新", "Switched"],
        periods: ["启用期间", "Periods"],
        units: ["组织机构", "Org units"],
        unitsNote: ["区县 6 位、街道 9 位、村居 12 位：代码决定上下级。", "Districts 6, streets 9, villages 12 digits: the code says where a unit hangs."],
        newUnit: ["添加机构", "Add a unit"],
    },
} satisfies Texts;
